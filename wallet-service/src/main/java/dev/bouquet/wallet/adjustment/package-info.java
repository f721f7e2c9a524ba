/// Coins that operators give or take by hand: one proposes, another approves.
@NullMarked
package dev.bouquet.wallet.adjustment;

import org.jspecify.annotations.NullMarked;
