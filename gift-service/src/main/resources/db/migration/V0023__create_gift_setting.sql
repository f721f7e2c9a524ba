-- What people want said of their own gifts. A new table: takes no lock that anybody waits for.

create table gift_setting (
  person_id    uuid        primary key,
  quiet        boolean     not null,
  level_hidden boolean     not null,
  version      bigint      not null check (version >= 0),
  changed_at   timestamptz not null default now()
);
comment on column gift_setting.quiet is 'Hidden from rankings and galleries, also with gifts that were sent before; shown to the creators.';
comment on column gift_setting.version is 'Counts the changes; without any it is 0, and so it is without a row.';
create index gift_setting_changed on gift_setting (changed_at);

grant select, insert, update on gift_setting to gift;
