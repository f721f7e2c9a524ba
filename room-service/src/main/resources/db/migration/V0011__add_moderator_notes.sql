-- What a host and the moderators note about people. A new table; takes no lock that anybody waits for.

CREATE TABLE moderator_note (
  id uuid PRIMARY KEY,
  host_id uuid NOT NULL,
  person_id uuid NOT NULL,
  author_id uuid NOT NULL,
  author_name text NOT NULL,
  text text NOT NULL,
  noted_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE moderator_note IS 'For the staff of the host''s rooms alone, and for a time only.';

CREATE INDEX moderator_note_about ON moderator_note (host_id, person_id, noted_at DESC, id DESC);
-- For deleting what is old.
CREATE INDEX moderator_note_by_time ON moderator_note (noted_at);

GRANT SELECT, INSERT, DELETE ON moderator_note TO room;
