-- Who follows which creator. A new table; takes no lock that anybody waits for.

CREATE TABLE follow (
  creator_id uuid NOT NULL,
  follower_id uuid NOT NULL,
  since timestamptz NOT NULL,
  PRIMARY KEY (creator_id, follower_id)
);

-- For the bound on how many a person follows.
CREATE INDEX follow_by_follower ON follow (follower_id);

GRANT SELECT, INSERT, DELETE ON follow TO room;
