-- Coin packs by country, currency and channel; who may take payments; what operators did about payments that do not fit.
-- Adds columns without rewriting (ACCESS EXCLUSIVE on coin_pack, top_up, payment_event and operator_act, for a moment) and builds two
-- partial indexes (SHARE on payment_event while they are built: webhooks wait, and providers deliver again).

alter table coin_pack
  add column country       text check (country ~ '^[A-Z]{2}$'),
  add column channel       text not null default 'WEB' check (channel in ('WEB', 'APP')),
  add column on_sale_from  timestamptz,
  add column on_sale_until timestamptz,
  add column retired       boolean not null default false,
  add check (on_sale_from < on_sale_until);
alter table coin_pack alter column channel drop default;
comment on column coin_pack.country is 'ISO 3166-1 alpha-2. Null: for every country that sells no packs of its own in the channel.';
comment on column coin_pack.on_sale_until is 'Exclusive. Packs are retired, never deleted or changed: top-ups name them.';

insert into coin_pack (id, coins, amount, currency, country, channel)
select 'coins-' || coins || '-' || lower(country), coins, amount, currency, country, 'WEB'
  from (values
    ('DE', 'EUR',     70,     99), ('FR', 'EUR',     70,     99), ('GB', 'GBP',     70,     85),
    ('DE', 'EUR',    350,    429), ('FR', 'EUR',    350,    429), ('GB', 'GBP',    350,    379),
    ('DE', 'EUR',   1000,   1149), ('FR', 'EUR',   1000,   1149), ('GB', 'GBP',   1000,    999),
    ('DE', 'EUR',   5000,   5499), ('FR', 'EUR',   5000,   5499), ('GB', 'GBP',   5000,   4799),
    ('DE', 'EUR',  20000,  20999), ('FR', 'EUR',  20000,  20999), ('GB', 'GBP',  20000,  17999),
    ('DE', 'EUR', 100000,  99999), ('FR', 'EUR', 100000,  99999), ('GB', 'GBP', 100000,  86999),
    ('JP', 'JPY',     70,    150), ('BR', 'BRL',     70,    549),
    ('JP', 'JPY',    350,    680), ('BR', 'BRL',    350,   2499),
    ('JP', 'JPY',   1000,   1800), ('BR', 'BRL',   1000,   6499),
    ('JP', 'JPY',   5000,   8700), ('BR', 'BRL',   5000,  31999),
    ('JP', 'JPY',  20000,  33000), ('BR', 'BRL',  20000, 119999),
    ('JP', 'JPY', 100000, 158000), ('BR', 'BRL', 100000, 579999)
  ) as web (country, currency, coins, amount);

-- In apps about 30 % dearer, as their stores keep 15 to 30 % of it.
insert into coin_pack (id, coins, amount, currency, country, channel)
select id || '-app', coins, amount * 13 / 100 * 10 + 9, currency, country, 'APP' from coin_pack;

alter table top_up
  add column country        text,
  add column asked_provider text;
comment on column top_up.asked_provider is 'Null where the request left the choice to us. With owner, pack and country what makes a request the same.';

create table payment_provider_switch (
  provider    text        primary key,
  enabled     boolean     not null,
  reason      text        not null,
  switched_by uuid        not null,
  switched_at timestamptz not null default now()
);
comment on table payment_provider_switch is 'No row means that a provider was never switched off.';

alter table payment_event
  add column paid_amount   bigint,
  add column paid_currency text,
  add column resolved_at   timestamptz,
  add column resolved_by   uuid,
  add column resolution    text check (length(resolution) between 1 and 500);
drop index payment_event_odd;
create index payment_event_open on payment_event (received_at, provider, event_id)
  where verdict in ('UNKNOWN_TOP_UP', 'AMOUNT_DIFFERS', 'CREDIT_REFUSED') and resolved_at is null;
create index payment_event_resolved on payment_event (received_at, provider, event_id) where resolved_at is not null;

alter table operator_act add column subject text;
comment on column operator_act.subject is 'What it was done to, where that has no UUID: a payment provider, or a provider''s event.';

grant select, insert, update on payment_provider_switch to ${app_role};
