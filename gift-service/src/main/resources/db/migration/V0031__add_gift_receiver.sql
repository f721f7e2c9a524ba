-- Whom a gift names as its receiver, which a reversal repeats: of several who share it the host, whichever parts there are. Adds a column without
-- rewriting, and shows it: ACCESS EXCLUSIVE on gift_charge and its view, for a moment.

alter table gift_charge add column named_receiver_id uuid;
comment on column gift_charge.named_receiver_id is 'As in the gift''s context: the host where several share it. Null for what was read before this column was there; a rebuild knows it.';

create or replace view live_gift_charge as select c.* from gift_charge c where c.generation = (select generation from gift_live);
