/// Giving the coins of a charge back. A reversal is a transfer of its own that names the charge,
/// and is published after it.
@NullMarked
package dev.bouquet.wallet.reversal;

import org.jspecify.annotations.NullMarked;
