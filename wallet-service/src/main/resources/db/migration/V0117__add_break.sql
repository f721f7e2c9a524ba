-- Breaks from spending, and counting what is spent without a limit. Adds a column without rewriting (ACCESS EXCLUSIVE on spending_limit, for
-- a moment) and has every row applied anew once. Pods of an older version know nothing of breaks and would lift them: they are stopped first.

alter table spending_limit add column break_until timestamptz;
comment on column spending_limit.break_until is 'The person asked to spend nothing before; nobody can take that back.';
comment on column spending_limit.apply_again_at is 'When the account''s row has to be computed anew: a birthday, the end of a break, or a change of the platform''s limits.';

update spending_limit set apply_again_at = least(apply_again_at, now());
