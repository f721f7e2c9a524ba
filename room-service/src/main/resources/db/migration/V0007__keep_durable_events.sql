-- What room-events.v1 says of money and goals, for weeks instead of the topic's days. A new table; takes no lock that anybody waits for.

CREATE TABLE room_event (
  room_id uuid NOT NULL,
  -- a time in base 36, of eight digits until 2059, so that epochs are in the order of their bytes
  epoch text COLLATE "C" NOT NULL,
  seq bigint NOT NULL CHECK (seq > 0),
  at timestamptz NOT NULL,
  -- bouquet.room.v1.RoomEvent without room and epoch
  event bytea NOT NULL,
  PRIMARY KEY (room_id, epoch, seq)
);

-- For deleting what is old.
CREATE INDEX room_event_by_time ON room_event (at);

-- UPDATE is what locking rows asks for; none is changed.
GRANT SELECT, INSERT, UPDATE (at), DELETE ON room_event TO room;
