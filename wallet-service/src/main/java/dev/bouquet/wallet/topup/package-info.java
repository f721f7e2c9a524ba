/// Buying coins: top-ups, and the providers with which they are started.
///
/// A top-up is paid outside; what comes of it is told by the provider's events, to the settlement.
@NullMarked
package dev.bouquet.wallet.topup;

import org.jspecify.annotations.NullMarked;
