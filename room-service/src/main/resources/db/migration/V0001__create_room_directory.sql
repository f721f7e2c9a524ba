-- The room directory: projections of rooms.v1 and room-snapshots.v1. New tables; takes no lock that anybody waits for.

CREATE TABLE room (
  id uuid PRIMARY KEY,
  host_id uuid NOT NULL,
  host_name text NOT NULL,
  title text NOT NULL,
  status text NOT NULL CHECK (status IN ('SCHEDULED', 'LIVE', 'ENDED')),
  created_at timestamptz NOT NULL,
  started_at timestamptz,
  ended_at timestamptz,
  version bigint NOT NULL CHECK (version > 0)
);

CREATE INDEX room_by_age ON room (created_at DESC, id DESC);
CREATE INDEX room_by_status_and_age ON room (status, created_at DESC, id DESC);

-- A row per room that anything happened in, changed about once a second while the room is busy: leave space for updates in place.
CREATE TABLE room_snapshot (
  room_id uuid PRIMARY KEY,
  epoch text NOT NULL,
  seq bigint NOT NULL,
  gifts bigint NOT NULL,
  coins bigint NOT NULL,
  at timestamptz NOT NULL
) WITH (fillfactor = 70);

GRANT SELECT, INSERT, UPDATE ON room, room_snapshot TO room;
