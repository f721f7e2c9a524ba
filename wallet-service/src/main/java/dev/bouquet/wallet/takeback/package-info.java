/// Money that providers take back, and the coins that were bought with it.
///
/// What providers claim is kept by their own name for it. How many coins of a top-up are owed back
/// follows from all claims together, so that events in any order and number come to the same; the
/// way there is done in steps, each of which can be repeated. Coins that are owed back are a debt,
/// see the debts.
@NullMarked
package dev.bouquet.wallet.takeback;

import org.jspecify.annotations.NullMarked;
