-- Messages that viewers report to a room's host and moderators. New tables; takes no lock that anybody waits for.

CREATE TABLE message_report (
  room_id uuid NOT NULL,
  message_id uuid NOT NULL,
  reporter_id uuid NOT NULL,
  reason text NOT NULL,
  reported_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (room_id, message_id, reporter_id)
);

-- For the bound on how many a person may make.
CREATE INDEX message_report_by_reporter ON message_report (reporter_id, reported_at DESC);
-- For deleting what is old.
CREATE INDEX message_report_by_time ON message_report (reported_at);

CREATE TABLE reported_message (
  room_id uuid NOT NULL,
  message_id uuid NOT NULL,
  author_id uuid NOT NULL,
  author_name text NOT NULL,
  text text NOT NULL,
  first_reported_at timestamptz NOT NULL DEFAULT now(),
  resolution text CHECK (resolution IN ('DISMISS', 'DELETE')),
  resolved_by uuid,
  resolved_at timestamptz,
  PRIMARY KEY (room_id, message_id),
  CHECK ((resolution IS NULL) = (resolved_by IS NULL) AND (resolution IS NULL) = (resolved_at IS NULL))
);
COMMENT ON TABLE reported_message IS 'The only place where words of the chat are kept, and for a time only.';

CREATE INDEX reported_message_open ON reported_message (room_id, first_reported_at, message_id) WHERE resolution IS NULL;
-- For deleting what is old.
CREATE INDEX reported_message_by_time ON reported_message (first_reported_at);

-- UPDATE of message_report is what locking rows asks for; none is changed.
GRANT SELECT, INSERT, UPDATE (reported_at), DELETE ON message_report TO room;
GRANT SELECT, INSERT, UPDATE (resolution, resolved_by, resolved_at), DELETE ON reported_message TO room;
