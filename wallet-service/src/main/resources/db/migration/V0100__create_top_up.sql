-- Coin packs, top-ups, and what payment providers told us. New tables only: takes no lock that anybody waits for.

create table coin_pack (
  id       text    primary key,
  coins    bigint  not null check (coins > 0),
  amount   bigint  not null check (amount > 0),
  currency text    not null check (currency ~ '^[A-Z]{3}$')
);
comment on column coin_pack.amount is 'Price in minor units of the currency.';

insert into coin_pack (id, coins, amount, currency) values
  ('coins-70',      70,      99, 'USD'),
  ('coins-350',    350,     449, 'USD'),
  ('coins-1000',  1000,    1199, 'USD'),
  ('coins-5000',  5000,    5799, 'USD'),
  ('coins-20000', 20000,  21999, 'USD'),
  ('coins-100000', 100000, 104999, 'USD');

create table top_up (
  id            uuid        primary key,
  owner_id      uuid        not null,
  pack_id       text        not null,
  coins         bigint      not null check (coins > 0),
  amount        bigint      not null check (amount > 0),
  currency      text        not null,
  provider      text        not null,
  checkout_url  text,
  status        text        not null check (status in ('PENDING', 'SUCCEEDED', 'FAILED')),
  created_at    timestamptz not null default now(),
  settled_at    timestamptz
);
comment on table top_up is 'Coins, amount and currency are those of the pack when it was bought. The id is the request''s idempotency key.';

create table payment_event (
  provider     text        not null,
  event_id     text        not null,
  type         text        not null,
  top_up_id    uuid,
  body         text        not null,
  received_at  timestamptz not null default now(),
  verdict      text,
  primary key (provider, event_id)
);
comment on table payment_event is 'The inbox of webhooks: one row per event of a provider, however often it is delivered. verdict is null until acted on.';
-- What an operator has to look at.
create index payment_event_odd on payment_event (received_at) where verdict in ('UNKNOWN_TOP_UP', 'AMOUNT_DIFFERS');

create table sandbox_delivery (
  id           bigint      generated always as identity primary key,
  event_id     text        not null,
  copy         integer     not null,
  body         text        not null,
  due_at       timestamptz not null,
  attempts     integer     not null default 0,
  delivered_at timestamptz,
  unique (event_id, copy)
);
comment on table sandbox_delivery is 'What the sandbox provider still has to tell us, and how often it does so.';
create index sandbox_delivery_due on sandbox_delivery (due_at) where delivered_at is null;

grant select on coin_pack to ${app_role};
grant select, insert, update on top_up to ${app_role};
grant select, insert, update on payment_event to ${app_role};
grant select, insert, update on sandbox_delivery to ${app_role};
grant usage on all sequences in schema public to ${app_role};
