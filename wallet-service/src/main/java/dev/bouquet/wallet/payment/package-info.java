/// The border to payment providers. A [PaymentProvider] starts payments and reads its own webhooks;
/// what a webhook says is acted on by the top-ups.
@NullMarked
package dev.bouquet.wallet.payment;

import org.jspecify.annotations.NullMarked;
