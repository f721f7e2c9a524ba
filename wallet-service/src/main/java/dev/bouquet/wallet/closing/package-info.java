/// The end of a wallet: a person closes it, and what was said and known of them is erased while the
/// books stay whole. And wallets that nobody has touched for long.
@NullMarked
package dev.bouquet.wallet.closing;

import org.jspecify.annotations.NullMarked;
