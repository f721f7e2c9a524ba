-- What operators do to the wallet, and the switch that stops charging. New tables only: takes no lock that anybody waits for.

create table operator_act (
  id          uuid        primary key,
  operator_id uuid        not null,
  act         text        not null,
  subject_id  uuid,
  reason      text        not null check (length(reason) between 1 and 500),
  at          timestamptz not null default now()
);
comment on table operator_act is 'Who did what to whom and why. Written before the act, append-only.';

create table charging_switch (
  one         boolean     primary key default true check (one),
  enabled     boolean     not null,
  reason      text        not null,
  switched_by uuid        not null,
  switched_at timestamptz not null default now()
);
comment on table charging_switch is 'At most one row; none means that charging was never switched off.';

grant select, insert on operator_act to ${app_role};
grant select, insert, update on charging_switch to ${app_role};
