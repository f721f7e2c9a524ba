-- Adjustments that one operator proposes and another approves; and a number to page the acts of operators by. Locks operator_act while it is
-- written anew: operators wait, nobody else.

create table adjustment (
  id          uuid        primary key,
  owner_id    uuid        not null,
  amount      bigint      not null check (amount <> 0),
  reason      text        not null check (length(reason) between 1 and 500),
  status      text        not null check (status in ('PROPOSED', 'APPROVED', 'EXECUTED', 'REFUSED', 'REJECTED')),
  refusal     text,
  proposed_by uuid        not null,
  proposed_at timestamptz not null default now(),
  decided_by  uuid,
  decided_at  timestamptz,
  constraint adjustment_four_eyes check (status not in ('APPROVED', 'EXECUTED', 'REFUSED') or decided_by <> proposed_by)
);
comment on column adjustment.amount is 'Coins: above zero to the wallet, below zero from it.';
comment on column adjustment.status is 'APPROVED until the ledger has answered; approving again then goes on.';
comment on column adjustment.refusal is 'Why the ledger refused.';
create index adjustment_open on adjustment (proposed_at) where status in ('PROPOSED', 'APPROVED');

alter table operator_act add column number bigint generated always as identity;
create unique index operator_act_number on operator_act (number);
create index operator_act_subject on operator_act (subject_id, number);

grant select, insert, update on adjustment to ${app_role};
