/// Stripe's side: a local server that speaks its HTTP and signs as it does.
@NullMarked
package dev.bouquet.wallet.payment.stripe;

import org.jspecify.annotations.NullMarked;
