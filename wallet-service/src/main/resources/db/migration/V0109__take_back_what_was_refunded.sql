-- What providers take back of payments, the coins that are owed for it, and refunds that operators order. New tables, and columns that
-- are added without rewriting (ACCESS EXCLUSIVE on top_up, payment_event and sandbox_delivery for a moment). An index is built anew, and some are added:
-- SHARE on top_up, and on payment_event, while they are (purchases and webhooks wait; providers deliver again).

alter table top_up add column payment_id text;
comment on column top_up.payment_id is 'What the provider calls the payment, once it said so.';
create unique index top_up_payment on top_up (provider, payment_id) where payment_id is not null;

create table payment_claim (
  provider    text    not null,
  reference   text    not null,
  top_up_id   uuid    references top_up,
  payment_id  text,
  reason      text,
  amount      bigint  check (amount > 0),
  currency    text,
  taken       boolean not null default false,
  given_again boolean not null default false,
  told_at     timestamptz not null default now(),
  primary key (provider, reference)
);
comment on table payment_claim is 'A refund, dispute or voiding by the provider''s name for it. taken and given_again only ever become true, so that events in any order come to the same.';
comment on column payment_claim.top_up_id is 'Null while the provider has only named a payment that is not known yet.';
comment on column payment_claim.amount is 'Minor units of the currency; null while only given_again was told.';
create index payment_claim_top_up on payment_claim (top_up_id);
create index payment_claim_unknown on payment_claim (provider, payment_id) where top_up_id is null;

create table take_back (
  number     bigint      generated always as identity unique,
  top_up_id  uuid        not null references top_up,
  step       integer     not null check (step > 0),
  owner_id   uuid        not null,
  coins      bigint      not null check (coins <> 0),
  reason     text        not null,
  at_version bigint,
  done_at    timestamptz,
  created_at timestamptz not null default now(),
  primary key (top_up_id, step)
);
comment on table take_back is 'Steps by which coins of a top-up are owed back (coins above zero) or given again (below).';
comment on column take_back.at_version is 'The wallet''s version right before: what was spent up to it was spent before the coins were taken back. Null until that is known, and for coins that the wallet was credited with again.';
create index take_back_owner on take_back (owner_id, number);
create index take_back_undone on take_back (created_at) where done_at is null;

create table debtor (
  owner_id uuid        primary key,
  owed     bigint      not null default 0 check (owed >= 0),
  since    timestamptz not null default now()
);
comment on table debtor is 'Whoever ever owed coins. Its row is locked by whoever makes or collects a debt.';
comment on column debtor.owed is 'Coins, as the debt account says too.';
create index debtor_open on debtor (owner_id) where owed > 0;

create table refund (
  id          uuid        primary key,
  top_up_id   uuid        not null references top_up,
  amount      bigint      not null check (amount > 0),
  currency    text        not null,
  reason      text        not null check (length(reason) between 1 and 500),
  ordered_by  uuid        not null,
  ordered_at  timestamptz not null default now(),
  status      text        not null check (status in ('ORDERED', 'ACCEPTED', 'REFUSED')),
  reference   text
);
comment on table refund is 'Refunds that operators ordered. The id is the request''s idempotency key, also towards the provider.';
comment on column refund.reference is 'The provider''s name for it, once accepted; its claim has the same.';
create index refund_top_up on refund (top_up_id);

create table payment_poll (
  provider   text        primary key,
  polled_to  timestamptz not null,
  due_at     timestamptz not null
);
comment on table payment_poll is 'Up to when a provider''s events were asked for, and when they are asked for next.';

alter table payment_event
  add column payment_id text,
  add column reference  text;
drop index payment_event_open;
create index payment_event_open on payment_event (received_at, provider, event_id)
  where verdict in ('UNKNOWN_TOP_UP', 'AMOUNT_DIFFERS', 'CREDIT_REFUSED', 'REFUND_BEFORE_SUCCESS', 'REFUND_EXCEEDS') and resolved_at is null;

alter table sandbox_delivery add column created_at timestamptz not null default now();

grant select, insert, update on payment_claim, take_back, debtor, refund, payment_poll to ${app_role};
grant usage on all sequences in schema public to ${app_role};
