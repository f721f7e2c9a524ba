-- A row changed or removed by hand is found, also where no balance depends on it. Rewrites transfer once, under ACCESS EXCLUSIVE;
-- writers of an older version cannot write afterwards, so they are stopped first.

alter table transfer add column seal bigint;
alter table slot add column recorded bigint not null default 0 check (recorded >= 0);

create function seal(id uuid, request_hash bytea, outcome text, kind text, debit_account uuid, credit_account uuid, amount bigint,
                     debit_balance bigint, debit_version bigint, credit_balance bigint, credit_version bigint, slot integer,
                     epoch bigint, seq bigint, debit_listed boolean, credit_listed boolean, resolves uuid, reverses uuid,
                     expires_at timestamptz, created_at timestamptz)
  returns bigint language sql immutable as $$
  select hash_record_extended(
    row(id, request_hash, outcome, kind, debit_account, credit_account, amount, debit_balance, debit_version, credit_balance,
        credit_version, slot, epoch, seq, debit_listed, credit_listed, resolves, reverses, expires_at, created_at), 0)
$$;
create function seal(t transfer) returns bigint language sql immutable as $$
  select seal(t.id, t.request_hash, t.outcome, t.kind, t.debit_account, t.credit_account, t.amount, t.debit_balance, t.debit_version,
              t.credit_balance, t.credit_version, t.slot, t.epoch, t.seq, t.debit_listed, t.credit_listed, t.resolves, t.reverses,
              t.expires_at, t.created_at)
$$;
comment on function seal(transfer) is 'A hash of all that never changes of a row. Against mistakes, not against forgery: it takes no key.';

update transfer t set seal = seal(t);
alter table transfer alter column seal set not null;
update slot s set recorded = (select count(*) from transfer t where t.slot = s.slot);

comment on column transfer.seal is 'The row''s seal() when it was recorded.';
comment on column transfer.slot is 'Which writer recorded it; null where a service did so in a transaction of its own, and for refusals and holds of before recorded was counted.';
comment on column transfer.seq is 'Its number in the writer''s order of publication; null for what is not published.';
comment on column slot.recorded is 'How many rows of transfer this writer recorded, under all of its epochs.';
