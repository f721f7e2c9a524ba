/// Spending: a charge is decided and committed by the ledger, once per id, and is what the paying
/// service sells.
///
/// [WalletGrpcService] is the edge, [ChargeService] the use case.
@NullMarked
package dev.bouquet.wallet.charge;

import org.jspecify.annotations.NullMarked;
