/// Signed webhooks for creators' tools, by the conventions of Standard Webhooks
/// (standardwebhooks.com).
///
/// **An event's way.** The read model's consumer has `delivery.Outbox` write a row per event and
/// subscription in the transaction that writes the gift itself; `delivery.DeliveryWorker` takes
/// rows that are due, `address` says which address may be connected to, `signing` signs, and what
/// came of it is written on the row. A row is sent at least once, always with the same id and body.
///
/// **Once per event.** An event's id follows from its charge or reversal, and the table takes it
/// once per subscription. How far events were looked through is kept apart from the read models'
/// positions, so a rebuild sends nothing.
///
/// **Where to.** Targets are other people's words: only public addresses are connected to, checked
/// again on the very address of every connection, and redirects are not followed.
@NullMarked
package dev.bouquet.gift.webhook;

import org.jspecify.annotations.NullMarked;
