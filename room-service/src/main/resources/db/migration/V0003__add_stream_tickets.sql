-- Tickets for the stream, each deleted when it is used. A new table; takes no lock that anybody waits for.

CREATE TABLE stream_ticket (
  -- SHA-256 of what its bearer has to show
  hash bytea PRIMARY KEY CHECK (length(hash) = 32),
  room_id uuid NOT NULL,
  person_id uuid NOT NULL,
  person_name text NOT NULL,
  origin text,
  expires_at timestamptz NOT NULL,
  token_expires_at timestamptz NOT NULL
);

CREATE INDEX stream_ticket_by_expiry ON stream_ticket (expires_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON stream_ticket TO room;
