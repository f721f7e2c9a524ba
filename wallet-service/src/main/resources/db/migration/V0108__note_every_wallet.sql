-- Wallets that are older than limits get those of people of whom nothing is known, until more is. Locks the new rows only.

insert into spending_limit (owner_id, zone, apply_again_at)
select id, 'UTC', now() from account where floor is not null and status <> 'CLOSED'
on conflict (owner_id) do nothing;
