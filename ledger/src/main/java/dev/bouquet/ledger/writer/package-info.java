/// Group commit: callers submit, one thread takes whatever queued up while the previous commit ran
/// and makes it one commit under the writer's slot.
///
/// No timer decides when to commit: an idle writer commits at once, a busy one in batches as large
/// as the load. [LedgerWriter] is the queue, [SlotWriter] the commit with its fencing and its
/// unknown ends, [Session] what both need of a database. Session, clock and executor are given, so
/// that a simulation can play all of them and every failure between them.
@NullMarked
package dev.bouquet.ledger.writer;

import org.jspecify.annotations.NullMarked;
