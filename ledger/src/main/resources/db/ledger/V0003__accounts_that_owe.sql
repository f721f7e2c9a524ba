-- An account whose owner owes something spends nothing. Takes ACCESS EXCLUSIVE on account for a moment: the column has a constant
-- default, so no row is rewritten.

alter table account add column owing boolean not null default false;
comment on column account.owing is 'Whether its owner owes something elsewhere: it receives, and spends nothing.';

comment on table transfer is 'One row per id, append-only: a transfer (outcome POSTED), a hold (HELD), its end (RELEASED, EXPIRED), a change of an account''s status (STATUS), that its owner owes something (OWING) or no more (CLEARED), or a refusal (its code).';
