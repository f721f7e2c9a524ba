/// The SQL shell around the core: locks, loads, lets the core decide, writes set-based.
///
/// [LedgerStore] does that inside a transaction of its caller. [SlotStore] owns a connection and a
/// slot, and makes each batch one commit that a writer whose slot was taken over cannot make.
@NullMarked
package dev.bouquet.ledger.postgres;

import org.jspecify.annotations.NullMarked;
