/// Buying coins: top-ups, and what providers' webhooks do to them.
///
/// A top-up is paid outside; coins arrive when the provider's event says so, under an id derived
/// from the top-up's, so that however many events say it, they arrive once. What an event says and
/// does not fit is kept for operators.
@NullMarked
package dev.bouquet.wallet.topup;

import org.jspecify.annotations.NullMarked;
