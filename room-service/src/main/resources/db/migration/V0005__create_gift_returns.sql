-- The gifts of suspended rooms that go back, and who suspended rooms and why. New tables; takes no lock that anybody waits for.

CREATE TABLE gift_return (
  charge_id uuid PRIMARY KEY,
  room_id uuid NOT NULL,
  gift_id text NOT NULL,
  gift_name text NOT NULL,
  sender_id text NOT NULL,
  sender_name text NOT NULL,
  receiver_id text NOT NULL,
  coins bigint NOT NULL CHECK (coins > 0),
  shown_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  due_at timestamptz NOT NULL DEFAULT now(),
  done_at timestamptz,
  returned_coins bigint CHECK (returned_coins > 0),
  returned_at timestamptz,
  refused_with text,
  CHECK ((done_at IS NULL) = (returned_coins IS NULL AND refused_with IS NULL)),
  CHECK ((returned_coins IS NULL) = (returned_at IS NULL))
);
COMMENT ON COLUMN gift_return.sender_name IS 'Emptied once it is done: it is needed for nothing else.';
COMMENT ON COLUMN gift_return.due_at IS 'When a pod may take it next; one that has taken it moves this into the future.';

CREATE INDEX gift_return_due ON gift_return (due_at) WHERE done_at IS NULL;
CREATE INDEX gift_return_by_room ON gift_return (room_id, shown_at DESC, charge_id DESC);

CREATE TABLE suspension_act (
  number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  room_id uuid NOT NULL,
  act text NOT NULL CHECK (act IN ('SUSPEND', 'LIFT')),
  operator_id uuid NOT NULL,
  reason text,
  at timestamptz NOT NULL DEFAULT now(),
  outcome text,
  CHECK (act = 'LIFT' OR reason IS NOT NULL)
);
COMMENT ON COLUMN suspension_act.outcome IS 'DONE, UNCHANGED or the code of a refusal; null where the room has not answered in time.';

CREATE INDEX suspension_act_by_room ON suspension_act (room_id, number DESC);

GRANT SELECT, INSERT, UPDATE ON gift_return TO room;
GRANT SELECT, INSERT, UPDATE (outcome) ON suspension_act TO room;
