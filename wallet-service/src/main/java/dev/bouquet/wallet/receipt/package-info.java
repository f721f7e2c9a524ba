/// Receipts for bought coins: what a top-up cost and what the ledger made of it.
@NullMarked
package dev.bouquet.wallet.receipt;

import org.jspecify.annotations.NullMarked;
