-- What has to be erased of people who closed their wallets. Takes SHARE on payment_event and top_up while indexes are built: webhooks and new
-- top-ups wait, and are asked again.

create table erasure (
  owner_id     uuid        primary key,
  requested_at timestamptz not null default now(),
  up_to        bigint      not null default 0,
  done_at      timestamptz
);
comment on table erasure is 'Written before the wallet is closed; a row whose wallet stayed open is dropped again.';
comment on column erasure.up_to is 'The version of the account up to which words are erased.';
create index erasure_open on erasure (requested_at) where done_at is null;

-- Finds what a provider has told us of a person's payments.
create index payment_event_top_up on payment_event (top_up_id);
create index top_up_owner on top_up (owner_id);

grant select, insert, update, delete on erasure to ${app_role};
