-- The ledger. Versions up to V0099 are the ledger's own; a service's migrations start at V0100.
-- ${app_role} is the role that the service works with: it cannot change or delete a transfer.

create table account (
  id      uuid   primary key,
  asset   text   not null check (length(asset) between 1 and 16),
  posted  bigint not null default 0,
  held    bigint not null default 0 check (held >= 0),
  floor   bigint,
  version bigint not null default 0 check (version >= 0),
  -- The core never lets it come to this; the check is for the day it is wrong.
  constraint account_floor check (floor is null or posted - held >= floor)
) with (fillfactor = 60); -- room for HOT updates: balances change with every batch
comment on column account.version is 'Counts the account''s transfers; each transfer stores its number.';

create table transfer (
  id             uuid        primary key,
  request_hash   bytea       not null,
  outcome        text        not null,
  kind           text,
  debit_account  uuid        not null,
  credit_account uuid,
  amount         bigint      not null check (amount >= 0),
  debit_balance  bigint      not null,
  debit_version  bigint,
  credit_balance bigint,
  credit_version bigint,
  slot           integer,
  epoch          bigint,
  seq            bigint,
  created_at     timestamptz not null,
  constraint transfer_posted check (
    outcome <> 'POSTED'
    or (amount > 0 and kind is not null and credit_account <> debit_account and debit_version > 0 and credit_version > 0))
);
comment on table transfer is 'One row per id: a transfer (outcome POSTED) or a refusal (outcome = its code). Append-only.';

-- Statements. Sequenced transfers credit system accounts only, whose histories nobody pages through.
create index transfer_debit on transfer (debit_account, debit_version) where outcome = 'POSTED';
create index transfer_credit on transfer (credit_account, credit_version) where outcome = 'POSTED' and seq is null;
-- The order of publication: audits cut the books by it.
create unique index transfer_position on transfer (slot, epoch, seq) where seq is not null;

create table transfer_context (
  transfer_id uuid  primary key,
  context     bytea not null
);
comment on table transfer_context is 'What a transfer was for, in the words of whoever asked; erasable, unlike the transfer.';

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
comment on table commit_batch is 'The outbox: what one commit has to publish, up to and including seq.';

create table publication (
  slot  integer primary key,
  epoch bigint  not null,
  seq   bigint  not null
);
comment on table publication is 'How far each slot''s batches were acknowledged.';

create view entry as
  select debit_account as account, debit_version as version, -amount as amount, id as transfer_id, kind, created_at
    from transfer where outcome = 'POSTED'
  union all
  select credit_account, credit_version, amount, id, kind, created_at
    from transfer where outcome = 'POSTED';
comment on view entry is 'Both sides of every transfer: one wide row is double entry by construction.';

grant select, insert, update on account to ${app_role};
grant select, insert on transfer to ${app_role};
grant select, insert, delete on transfer_context to ${app_role};
grant select, insert, update on slot to ${app_role};
grant select, insert, delete on commit_batch to ${app_role};
grant select, insert, update on publication to ${app_role};
grant select on entry to ${app_role};
