/// What providers' webhooks do to top-ups.
///
/// Coins arrive when an event says that the money did, under an id derived from the top-up's, so
/// that however many events say it, they arrive once. An event that does not fit credits nothing
/// and waits for an operator.
@NullMarked
package dev.bouquet.wallet.settlement;

import org.jspecify.annotations.NullMarked;
