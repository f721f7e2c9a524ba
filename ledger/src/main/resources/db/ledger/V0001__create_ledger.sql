-- The ledger. Versions up to V0099 are the ledger's own; a service's migrations start at V0100.
-- ${app_role} is the role that the service works with: it cannot change or delete a transfer.

create table account (
  id             uuid   primary key,
  asset          text   not null check (length(asset) between 1 and 16),
  posted         bigint not null default 0,
  held           bigint not null default 0 check (held >= 0),
  floor          bigint,
  version        bigint not null default 0 check (version >= 0),
  status         text   not null default 'OPEN' check (status in ('OPEN', 'FROZEN', 'CLOSED')),
  budget_zone    text,
  limit_transfer bigint check (limit_transfer >= 0),
  limit_day      bigint check (limit_day >= 0),
  limit_week     bigint check (limit_week >= 0),
  limit_month    bigint check (limit_month >= 0),
  counted_on     date,
  spent_day      bigint,
  spent_week     bigint,
  spent_month    bigint,
  -- The core never lets it come to this; the checks are for the day it is wrong.
  constraint account_floor check (floor is null or posted - held >= floor),
  constraint account_closed check (status <> 'CLOSED' or (posted = 0 and held = 0)),
  constraint account_budget check ((budget_zone is null) = (counted_on is null))
) with (fillfactor = 60); -- room for HOT updates: balances change with every batch
comment on column account.version is 'Counts the account''s transfers; each transfer stores its number.';
comment on column account.budget_zone is 'The time zone whose days, weeks and months the limits and counters mean; null where nothing is counted.';

create table transfer (
  id             uuid        primary key,
  request_hash   bytea       not null,
  outcome        text        not null,
  kind           text,
  debit_account  uuid,
  credit_account uuid,
  amount         bigint      not null check (amount >= 0),
  debit_balance  bigint      not null,
  debit_version  bigint,
  credit_balance bigint,
  credit_version bigint,
  slot           integer,
  epoch          bigint,
  seq            bigint,
  debit_listed   boolean,
  credit_listed  boolean,
  resolves       uuid,
  reverses       uuid,
  expires_at     timestamptz,
  context        bytea,
  created_at     timestamptz not null,
  constraint transfer_posted check (
    outcome <> 'POSTED'
    or (amount > 0 and kind is not null and credit_account <> debit_account and debit_version > 0 and credit_version > 0
        and debit_listed is not null and credit_listed is not null))
);
comment on table transfer is 'One row per id, append-only: a transfer (outcome POSTED), a hold (HELD), its end (RELEASED, EXPIRED), a change of an account''s status (STATUS), or a refusal (its code).';
comment on column transfer.debit_balance is 'The debited account''s posted balance right after a transfer; otherwise what it had left to spend.';
comment on column transfer.debit_listed is 'Whether the debited account has statements; those of the house have none.';
comment on column transfer.resolves is 'The hold that this captured or let go.';
comment on column transfer.reverses is 'The transfer that this moved back.';
comment on column transfer.context is 'What it was for, in the words of whoever asked. Erasable, see erase_context; nothing else of the row is.';

-- Statements. Nobody pages through the histories of the house's accounts, which take part in every transfer.
create index transfer_debit on transfer (debit_account, debit_version) where debit_listed;
create index transfer_credit on transfer (credit_account, credit_version) where credit_listed;
-- The order of publication, for audits: rows come in nearly in this order, so block ranges tell enough.
create index transfer_position on transfer using brin (epoch, seq) with (pages_per_range = 16);
-- A hold ends once; the core sees to it, and this is for the day it is wrong.
create unique index transfer_resolves on transfer (resolves) where resolves is not null;
create index transfer_reverses on transfer (reverses) where reverses is not null;

create table open_hold (
  id         uuid        primary key,
  account    uuid        not null,
  amount     bigint      not null check (amount > 0),
  expires_at timestamptz not null
);
comment on table open_hold is 'The holds that nothing resolved yet; account.held is their sum.';
create index open_hold_expiry on open_hold (expires_at);

create table slot (
  slot        integer     primary key,
  epoch       bigint      not null,
  seq         bigint      not null,
  commits     bigint      not null,
  owner       text        not null,
  backend_pid integer     not null,
  renewed_at  timestamptz not null
);
comment on table slot is 'A writer''s identity. Its row changes with every commit, so that a writer whose slot was taken over cannot commit.';

create table commit_batch (
  slot       integer     not null,
  epoch      bigint      not null,
  seq        bigint      not null,
  events     bytea       not null,
  created_at timestamptz not null,
  primary key (slot, epoch, seq)
);
-- Short-lived: compressing it would cost more than writing it.
alter table commit_batch alter column events set storage external;
comment on table commit_batch is 'The outbox: what one commit has to publish, up to and including seq.';

create table publication (
  slot  integer primary key,
  epoch bigint  not null,
  seq   bigint  not null
);
comment on table publication is 'How far each slot''s batches were acknowledged.';

create view entry as
  select debit_account as account, debit_version as version, -amount as amount, debit_balance as balance, id as transfer_id, kind,
         created_at, debit_listed as listed
    from transfer where outcome = 'POSTED'
  union all
  select credit_account, credit_version, amount, credit_balance, id, kind, created_at, credit_listed
    from transfer where outcome = 'POSTED';
comment on view entry is 'Both sides of every transfer: one wide row is double entry by construction.';

-- Runs with its owner's rights: the one change that a transfer allows.
create function erase_context(transfer_id uuid) returns boolean
  language plpgsql security definer set search_path = public as $$
begin
  update transfer set context = null where id = transfer_id and context is not null;
  return found;
end $$;

grant select, insert, update on account to ${app_role};
grant select, insert on transfer to ${app_role};
grant select, insert, delete on open_hold to ${app_role};
grant select, insert, update on slot to ${app_role};
grant select, insert, delete on commit_batch to ${app_role};
grant select, insert, update on publication to ${app_role};
grant select on entry to ${app_role};
revoke execute on function erase_context from public;
grant execute on function erase_context to ${app_role};
