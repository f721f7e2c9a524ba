-- The directory keeps records and snapshots whole, and beside them only what lists are filtered and ordered by. Both tables are
-- projections of compacted topics: they are emptied, and the projector reads the topics again as a new consumer group. Locks both
-- tables exclusively for a moment.

TRUNCATE room, room_snapshot;

ALTER TABLE room
  DROP COLUMN host_id,
  DROP COLUMN host_name,
  DROP COLUMN title,
  DROP COLUMN started_at,
  DROP COLUMN ended_at,
  DROP CONSTRAINT room_status_check,
  ADD CONSTRAINT room_status_check CHECK (status IN ('SCHEDULED', 'LIVE', 'PAUSED', 'ENDED', 'SUSPENDED')),
  ADD COLUMN language text,
  ADD COLUMN tags text[] NOT NULL,
  ADD COLUMN viewers integer NOT NULL DEFAULT 0,
  -- bouquet.room.v1.Room
  ADD COLUMN record bytea NOT NULL;

-- On-air rooms by how many people watch them. Few rows are in it, so that the number of viewers may change all the time.
CREATE INDEX room_by_viewers ON room (viewers DESC, id DESC) WHERE status IN ('LIVE', 'PAUSED');
CREATE INDEX room_by_tag ON room USING gin (tags);

ALTER TABLE room_snapshot
  DROP COLUMN gifts,
  DROP COLUMN coins,
  ADD COLUMN viewers integer NOT NULL,
  -- bouquet.room.v1.RoomSnapshot without the room
  ADD COLUMN snapshot bytea NOT NULL;
