-- Several payees may share a charge. Adds a column with a constant default: rewrites nothing, and waits for no reader.

alter table earning add column part integer not null default 0 check (part >= 0);
comment on table earning is
  'One row per charge or reversal and payee; append-only. The rows of a charge sum to it. A charge that is no gift has the nil payee and earns nothing.';
comment on column earning.part is 'The payee''s place among those who share the charge, from 0: it decides who gives back a coin that cannot be shared.';
