/// How the contract's messages are read and answered: the same bounds and the same words for every
/// call.
@NullMarked
package dev.bouquet.wallet.wire;

import org.jspecify.annotations.NullMarked;
