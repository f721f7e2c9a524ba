/// What operators do: look at the books, freeze a wallet, stop charging. Every act is kept with its
/// reason and who did it.
@NullMarked
package dev.bouquet.wallet.operations;

import org.jspecify.annotations.NullMarked;
