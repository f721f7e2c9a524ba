/// Group commit: callers submit, one thread takes whatever queued up while the previous commit ran
/// and makes it one commit under the writer's slot.
///
/// An idle writer commits at once, a busy one in batches as large as the load, and no sooner than a
/// pace after it began the commit before. [LedgerWriter] is the queue, [PacedThread] the pace,
/// [SlotWriter] the commit with its fencing and its unknown ends, [Session] what both need of a
/// database. Session, clock and executor are given, so that a simulation can play all of them and
/// every failure between them.
@NullMarked
package dev.bouquet.ledger.writer;

import org.jspecify.annotations.NullMarked;
