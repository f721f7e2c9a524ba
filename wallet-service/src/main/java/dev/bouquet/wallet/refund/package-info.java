/// Refunds that operators order. The provider gives the money back; the coins go when it says so,
/// see the take-backs.
@NullMarked
package dev.bouquet.wallet.refund;

import org.jspecify.annotations.NullMarked;
