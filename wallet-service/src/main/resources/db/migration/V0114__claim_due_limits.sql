-- Lets pods share the wallets whose limits have to be computed anew. Adds a column without rewriting: ACCESS EXCLUSIVE on spending_limit, for a
-- moment.

alter table spending_limit add column claimed_until timestamptz;
comment on column spending_limit.claimed_until is 'Until when a pod has what is due here for itself; null once it is done.';
