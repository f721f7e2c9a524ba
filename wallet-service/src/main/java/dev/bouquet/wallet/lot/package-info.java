/// Lots: which coins of a wallet came from which top-up, what was paid for them, and what became of
/// them.
///
/// Every credit is a lot, and whoever spends uses up lots in their order. The ledger does not know
/// lots: they follow from the wallet's history and from the top-ups that were taken back, and are
/// computed when somebody asks. [LotBook] is the rule, pure; [LotHistory] reads what happened,
/// [LotStore] keeps what came of it, and [Lots] goes through a history in chunks, each of which is
/// one transaction under the lock of the wallet's [LotProgress]. The same history gives the same
/// rows, in whatever chunks and however often it is begun again.
///
/// Coins of a top-up whose money is gone are *revoked* while they are unspent; where they were
/// spent, that part of the spending is *unfunded* until later coins pay for it.
@NullMarked
package dev.bouquet.wallet.lot;

import org.jspecify.annotations.NullMarked;
