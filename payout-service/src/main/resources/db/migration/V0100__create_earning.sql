-- What creators earn, and by which share. New tables only: takes no lock that anybody waits for.

create table share_policy (
  policy_id    text        not null,
  version      bigint      not null check (version > 0),
  basis_points integer     not null check (basis_points between 0 and 10000),
  set_at       timestamptz not null default now(),
  primary key (policy_id, version)
);
comment on table share_policy is 'Every version that ever applied; the newest of each policy is published.';
insert into share_policy (policy_id, version, basis_points) values ('default', 1, 5000);

create table creator (
  creator_id uuid    primary key,
  remainder  integer not null default 0 check (remainder between 0 and 9999),
  gifts      bigint  not null default 0,
  coins      bigint  not null default 0
);
comment on column creator.remainder is 'Ten-thousandths of a diamond carried to the next gift: a counter, not money.';

create table earning (
  charge_id      uuid        not null,
  payee_id       uuid        not null,
  slot           integer     not null,
  epoch          bigint      not null,
  seq            bigint      not null,
  number         bigint      not null,
  coins          bigint      not null check (coins > 0),
  diamonds       bigint      not null check (diamonds >= 0),
  fee            bigint      not null check (fee >= 0),
  basis_points   integer     not null check (basis_points between 0 and 10000),
  policy_version bigint      not null,
  charged_at     timestamptz not null,
  earned_at      timestamptz not null,
  primary key (charge_id, payee_id),
  constraint earning_exact check (coins = diamonds + fee)
);
comment on table earning is 'One row per charge and payee; append-only. A charge that is no gift has the nil payee and earns nothing.';
comment on column earning.number is 'Counts the payee''s earnings, without gaps from 1.';
create index earning_position on earning (slot, epoch, seq);
create index earning_payee on earning (payee_id, number);

grant select on share_policy to ${app_role};
grant select, insert, update on creator to ${app_role};
grant select, insert on earning to ${app_role};
