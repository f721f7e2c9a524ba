-- What people may spend: the platform's limits and their own. New tables only: takes no lock that anybody waits for.

create table platform_limit (
  country      text    not null check (country = '*' or country ~ '^[A-Z]{2}$'),
  from_age     integer not null check (from_age between 0 and 150),
  per_gift     bigint  check (per_gift between 0 and 1000000000),
  per_day      bigint  check (per_day between 0 and 1000000000),
  per_week     bigint  check (per_week between 0 and 1000000000),
  per_month    bigint  check (per_month between 0 and 1000000000),
  primary key (country, from_age)
);
comment on table platform_limit is 'Coins by age band: the row with the highest from_age that a person has reached. A country without rows has those of *.';
insert into platform_limit (country, from_age, per_day, per_month) values
  ('*', 18, 50000, 500000),
  ('*', 21, null, null);

create table spending_limit (
  owner_id       uuid        primary key,
  country        text,
  birthdate      date,
  zone           text        not null,
  per_gift       bigint,
  per_day        bigint,
  per_week       bigint,
  per_month      bigint,
  raise_at       timestamptz,
  raised_zone    text,
  raised_gift    bigint,
  raised_day     bigint,
  raised_week    bigint,
  raised_month   bigint,
  apply_again_at timestamptz
);
comment on table spending_limit is 'A person''s own limits, in coins; null where there is none. What counts is in the account''s row, so that it is enforced where money moves.';
comment on column spending_limit.raise_at is 'When the raised_ columns take the place of the others.';
comment on column spending_limit.apply_again_at is 'When the account''s row has to be computed anew: a birthday, or a change of the platform''s limits.';
create index spending_limit_due on spending_limit (least(raise_at, apply_again_at))
  where raise_at is not null or apply_again_at is not null;

grant select, insert, update, delete on platform_limit to ${app_role};
grant select, insert, update, delete on spending_limit to ${app_role};
