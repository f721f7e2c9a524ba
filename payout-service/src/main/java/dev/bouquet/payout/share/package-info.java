/// The arithmetic of sharing a gift's coins: integers only, exact for every gift, and pure.
@NullMarked
package dev.bouquet.payout.share;

import org.jspecify.annotations.NullMarked;
