-- Creators' webhooks, and what is still to be sent to them. New tables only: takes no lock that anybody waits for.

create table webhook_subscription (
  number          bigint      generated always as identity unique,
  subscription_id uuid        primary key,
  creator_id      uuid        not null,
  url             text        not null,
  events          text[]      not null check (cardinality(events) > 0),
  status          text        not null default 'ACTIVE' check (status in ('ACTIVE', 'DISABLED', 'DELETED')),
  created_at      timestamptz not null default now(),
  tested_at       timestamptz
);
comment on column webhook_subscription.subscription_id is 'The Idempotency-Key of the request that made it; rows stay when they are deleted, so a late retry makes no other one.';
comment on column webhook_subscription.status is 'DISABLED once its target has said 410 Gone.';
create index webhook_subscription_creator on webhook_subscription (creator_id, number) where status <> 'DELETED';

create table webhook_secret (
  subscription_id uuid        not null references webhook_subscription,
  secret_id       uuid        not null,
  secret          bytea       not null,
  created_at      timestamptz not null default clock_timestamp(),
  valid_until     timestamptz,
  primary key (subscription_id, secret_id)
);
comment on column webhook_secret.secret_id is 'The Idempotency-Key of the request that made it.';
comment on column webhook_secret.valid_until is 'Until when an older secret signs too; absent for the newest one.';

create table webhook_delivery (
  number          bigint      generated always as identity unique,
  subscription_id uuid        not null references webhook_subscription,
  event_id        uuid        not null,
  type            text        not null,
  body            text        not null,
  status          text        not null default 'PENDING' check (status in ('PENDING', 'DELIVERED', 'DEAD')),
  attempts        integer     not null default 0 check (attempts >= 0),
  failures        integer     not null default 0 check (failures >= 0),
  due_at          timestamptz not null default now(),
  created_at      timestamptz not null default now(),
  attempted_at    timestamptz,
  done_at         timestamptz,
  last_status     integer,
  last_error      text,
  primary key (subscription_id, event_id)
);
comment on table webhook_delivery is 'The outbox: written with the facts of gifts, in one transaction; each event once per subscription.';
comment on column webhook_delivery.event_id is 'The webhook-id. It follows from the charge or the reversal and the receiver, so the same event never gets another one.';
comment on column webhook_delivery.body is 'What is signed and sent, at every attempt the same.';
comment on column webhook_delivery.attempts is 'All there were. Also tells a worker whether the row is still its own.';
comment on column webhook_delivery.failures is 'Since it was written or last replayed.';
comment on column webhook_delivery.due_at is 'When it is sent; while somebody sends it, until when nobody else does.';
create index webhook_delivery_page on webhook_delivery (subscription_id, number);
create index webhook_delivery_page_of_status on webhook_delivery (subscription_id, status, number);
create index webhook_delivery_due on webhook_delivery (subscription_id, due_at) where status = 'PENDING';
create index webhook_delivery_oldest on webhook_delivery (due_at) where status = 'PENDING';
create index webhook_delivery_done on webhook_delivery (status, done_at) where status <> 'PENDING';

create table webhook_position (
  partition   integer primary key,
  next_offset bigint  not null
);
comment on table webhook_position is 'How far charges.v1 was looked through for webhooks. A rebuild of the read models does not touch it, and so sends nothing again.';

grant select, insert, update on webhook_subscription, webhook_position to gift;
grant select, insert, update, delete on webhook_secret, webhook_delivery to gift;
