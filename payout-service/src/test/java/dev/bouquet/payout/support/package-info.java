/// The wallet as payout-service sees it, played by the tests.
@NullMarked
package dev.bouquet.payout.support;

import org.jspecify.annotations.NullMarked;
