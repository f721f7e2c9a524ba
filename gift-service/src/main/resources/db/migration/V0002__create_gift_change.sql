-- Gifts as a row of changes, each with the moment from which it counts, so that operators can schedule them and prices have a history.
-- New tables, and a grant on gift_catalog: takes no lock that anybody waits for. The table gift stays for pods of the version before, which
-- read it when they start; a later migration drops it.

create table gift_change (
  number          bigint      primary key generated always as identity,
  gift_id         text        not null check (gift_id ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
  act             text        not null check (act in ('SEEDED', 'CREATED', 'CHANGED', 'RETIRED', 'WITHDRAWN')),
  takes_effect_at timestamptz,
  content         jsonb,
  -- Coins. The cap keeps the largest quantity of the dearest gift under what one charge may take.
  price           bigint      generated always as ((content ->> 'price')::bigint) stored check (price between 1 and 1000000),
  withdraws       bigint      unique references gift_change,
  operator_id     uuid,
  reason          text        not null check (length(reason) between 1 and 500),
  at              timestamptz not null default now(),
  constraint gift_change_has_content check ((act = 'WITHDRAWN') = (content is null)),
  constraint gift_change_has_time check ((act = 'WITHDRAWN') = (takes_effect_at is null)),
  constraint gift_change_withdraws_one check ((act = 'WITHDRAWN') = (withdraws is not null)),
  constraint gift_change_has_operator check ((act = 'SEEDED') = (operator_id is null))
);

comment on table gift_change is 'All that was ever decided about gifts, by whom and why. Append-only: it is the catalog, its price history and its audit.';
comment on column gift_change.content is 'The whole gift as it is from takes_effect_at until its next change.';
comment on column gift_change.withdraws is 'A scheduled change that was called off before it took effect.';
comment on column gift_catalog.version is 'Grows at least with every row of gift_change. Whoever writes one updates this first, so writers wait for each other.';

create index gift_change_gift on gift_change (gift_id, number);

grant select, insert on gift_change to gift;
grant update on gift_catalog to gift;
