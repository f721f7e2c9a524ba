-- A creator's next room takes over the house rules of the newest one. Rooms that are here already belong to nobody until their record
-- changes. Locks the table for as long as the index takes: a second for a hundred thousand rooms.
ALTER TABLE room ADD COLUMN host_id uuid;
CREATE INDEX room_by_host ON room (host_id, created_at DESC);
