/// The SQL shell around the core: locks, loads, lets the core decide, writes set-based.
///
/// [LedgerStore] does that inside a transaction of its caller; [PostgresSession] is what a writer
/// commits through. [Statement], [Audit] and [Verification] read.
@NullMarked
package dev.bouquet.ledger.postgres;

import org.jspecify.annotations.NullMarked;
