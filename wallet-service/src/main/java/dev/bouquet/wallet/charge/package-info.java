/// Spending: a charge is decided and committed by the ledger, once per id, and is what the paying
/// service sells. Charges come one by one or in batches.
@NullMarked
package dev.bouquet.wallet.charge;

import org.jspecify.annotations.NullMarked;
