/// Stripe Checkout: the person pays on Stripe's page, and coins come when a signed webhook says
/// that the money did. The page that the person comes back to says nothing about that.
@NullMarked
package dev.bouquet.wallet.payment.stripe;

import org.jspecify.annotations.NullMarked;
