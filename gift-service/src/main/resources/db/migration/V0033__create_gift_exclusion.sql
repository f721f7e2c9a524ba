-- Accounts that neither give nor receive gifts. New tables only: takes no lock that anybody waits for.

create table gift_exclusion (
  person_id  uuid        primary key,
  kind       text        check (kind in ('GOVERNMENT', 'POLITICIAN', 'PARTY')),
  changed_at timestamptz not null default now()
);

comment on column gift_exclusion.kind is 'Why the account is excluded; null once the exclusion is lifted.';

create index gift_exclusion_changed on gift_exclusion (changed_at);

create table gift_exclusion_act (
  number      bigint      primary key generated always as identity,
  person_id   uuid        not null,
  kind        text        check (kind in ('GOVERNMENT', 'POLITICIAN', 'PARTY')),
  operator_id uuid        not null,
  reason      text        not null check (length(reason) between 1 and 500),
  at          timestamptz not null default now()
);

comment on table gift_exclusion_act is 'Who excluded whom, and why. Written with the change, append-only.';
comment on column gift_exclusion_act.kind is 'Null where the exclusion was lifted.';

create index gift_exclusion_act_by_person on gift_exclusion_act (person_id, number);

grant select, insert, update on gift_exclusion to gift;
grant select, insert on gift_exclusion_act to gift;
