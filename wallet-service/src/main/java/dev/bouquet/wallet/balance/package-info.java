/// What a person sees of their wallet: the balance and what changed it.
@NullMarked
package dev.bouquet.wallet.balance;

import org.jspecify.annotations.NullMarked;
