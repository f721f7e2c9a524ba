/// The wallet benchmark: what a gift costs on each [GiftPath], against a baseline written as most
/// teams write it.
///
/// [WalletCommand] is the entry, [WalletStage] starts the servers, [WalletBench] runs the cases of
/// a [Plan], and [Report] prints [Figures] and [Targets]. Each case checks that every gift that was
/// answered is in the books, once, and that the books balance.
@NullMarked
package dev.bouquet.bench.wallet;

import org.jspecify.annotations.NullMarked;
