-- Events that name a payment only: for those of a payment that is known by now, and for erasing. An index over few rows (SHARE on
-- payment_event while it is built: webhooks wait, and providers deliver again).

create index payment_event_payment on payment_event (provider, payment_id) where payment_id is not null;
create index refund_unanswered on refund (ordered_at) where status = 'ORDERED';
