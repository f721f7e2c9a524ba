/// Group commit: callers submit, one thread takes whatever queued up while the previous commit ran
/// and makes it one commit.
///
/// No timer decides when to commit: an idle writer commits at once, a busy one in batches as large
/// as the load. The store, the clock and the thread are given, so that a test can play any of them.
@NullMarked
package dev.bouquet.ledger.writer;

import org.jspecify.annotations.NullMarked;
