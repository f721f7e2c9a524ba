-- Which coins came from which top-up and what became of them, and what is published about it. Computed from the ledger: nothing here is
-- lost that cannot be computed again. New tables, and an index (SHARE on take_back while it is built: take-backs wait, and are tried again).

create table lot (
  id             uuid        primary key,
  owner_id       uuid        not null,
  place          bigint      not null,
  coins          bigint      not null check (coins > 0),
  remaining      bigint      not null check (remaining >= 0),
  revoked        bigint      not null check (revoked between 0 and remaining),
  gone           bigint      not null check (gone >= 0),
  top_up_id      uuid,
  price_coins    bigint,
  price_amount   bigint,
  price_currency text,
  reason         text,
  at             timestamptz not null,
  constraint lot_coins check (remaining + gone <= coins),
  constraint lot_price check (num_nulls(top_up_id, price_coins, price_amount, price_currency) in (0, 4))
) with (fillfactor = 80);
comment on table lot is 'Coins that came into a wallet at once, by the id of the credit. What neither remains nor is gone is used: lot_use.';
comment on column lot.place is 'The credit''s number in the wallet''s history: lots are used in this order.';
comment on column lot.revoked is 'Of what remains, those whose money is gone.';
comment on column lot.gone is 'What made up for coins whose money is gone.';
comment on column lot.price_amount is 'Minor units of the currency, for price_coins. All four are null where nobody paid.';
comment on column lot.reason is 'Why the money for some of them was last taken back.';
create unique index lot_place on lot (owner_id, place);
create index lot_open on lot (owner_id) where remaining > 0;
create index lot_top_up on lot (top_up_id) where top_up_id is not null;

create table lot_use (
  spending_id uuid    not null,
  lot_id      uuid    not null,
  owner_id    uuid    not null,
  version     bigint  not null,
  place       bigint  not null,
  kind        text    not null,
  is_charge   boolean not null,
  coins       bigint  not null check (coins > 0),
  unfunded    bigint  not null check (unfunded between 0 and coins),
  primary key (spending_id, lot_id)
);
comment on table lot_use is 'What a spending has of a lot. A row goes when its coins came back, or when other coins took their place.';
comment on column lot_use.version is 'The spending''s number in the wallet''s history.';
comment on column lot_use.unfunded is 'Of these, those whose money is gone and that no later coins have paid for.';
create index lot_use_lot on lot_use (lot_id, version);
create index lot_use_unfunded on lot_use (owner_id) where unfunded > 0;

create table lot_progress (
  owner_id       uuid   primary key,
  version        bigint not null default 0,
  take_back      bigint not null default 0,
  funding_events bigint not null default 0
) with (fillfactor = 80);
comment on table lot_progress is 'How far a wallet''s lots are computed: up to a version of its history, of the take-backs at that version up to a number, and with how many events.';

create table funding_event (
  owner_id     uuid        not null,
  seq          bigint      not null check (seq > 0),
  number       bigint      generated always as identity,
  event        bytea       not null,
  created_at   timestamptz not null default now(),
  published_at timestamptz,
  primary key (owner_id, seq)
);
comment on table funding_event is 'The outbox of funding.v1. An owner''s numbers are in the order of their seq.';
create index funding_event_open on funding_event (number) where published_at is null;

create index take_back_place on take_back (owner_id, at_version, number) where at_version is not null;

grant select, insert, update on lot to ${app_role};
grant select, insert, update, delete on lot_use to ${app_role};
grant select, insert, update on lot_progress to ${app_role};
grant select, insert, update on funding_event to ${app_role};
