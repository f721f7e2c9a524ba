/// Balances: what a person sees of theirs, and what other services ask.
@NullMarked
package dev.bouquet.wallet.balance;

import org.jspecify.annotations.NullMarked;
