-- Who has an export running, on whatever pod. A new table only: takes no lock that anybody waits for.

create table running_export (
  caller_id  uuid        primary key,
  place      uuid        not null,
  pod        text        not null,
  expires_at timestamptz not null
);
comment on table running_export is 'One row a person while their export runs. A pod that starts again removes its own.';
comment on column running_export.expires_at is 'When the export has ended at the latest, whatever became of its pod.';

grant select, insert, update, delete on running_export to ${app_role};
