-- Finds events of providers that were received and never acted on. Takes SHARE on payment_event while the index is built: webhooks wait, and
-- providers deliver again.

create index payment_event_undecided on payment_event (received_at, provider, event_id) where verdict is null and resolved_at is null;
