-- Reversals take earnings back, as rows of their own. Locks earning and creator while it runs: creators see their earnings a moment later.

alter table earning
  add column reverses uuid,
  drop constraint earning_coins_check,
  drop constraint earning_diamonds_check,
  drop constraint earning_fee_check,
  add constraint earning_signs check (
    case when reverses is null then coins > 0 and diamonds >= 0 and fee >= 0
         else coins < 0 and diamonds <= 0 and fee <= 0 end);
comment on table earning is
  'One row per charge or reversal and payee; append-only. A charge that is no gift has the nil payee and earns nothing.';
comment on column earning.charge_id is 'The id of the charge, or of the reversal.';
comment on column earning.reverses is 'The charge that the reversal took back, in whole or in part.';
create index earning_reverses on earning (reverses) where reverses is not null;

alter table creator add column entries bigint;
update creator set entries = gifts;
alter table creator alter column entries set not null, alter column entries set default 0;
comment on column creator.entries is 'Counts the rows of earning: the number of the next one is one more.';
comment on column creator.gifts is 'Received, less those that were reversed as a whole.';
