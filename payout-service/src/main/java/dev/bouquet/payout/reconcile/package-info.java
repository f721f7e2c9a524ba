/// Do the books balance? [ReconcileService] cuts the wallet's books and the earnings at one
/// position per slot and names every difference; it works while gifts are flowing.
@NullMarked
package dev.bouquet.payout.reconcile;

import org.jspecify.annotations.NullMarked;
