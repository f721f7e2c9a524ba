package dev.bouquet.wallet.statement;

import dev.bouquet.ledger.postgres.Statement;
import java.time.Instant;
import java.util.UUID;

/// One transaction, on a page and in an export.
///
/// @param type a [TransactionType]
/// @param amount coins, negative where they were spent
/// @param version the transaction's number in this wallet, without gaps from 1
record TransactionResponse(
    UUID id, String type, long amount, long balanceAfter, long version, Instant at) {

  static TransactionResponse of(Statement.Entry entry) {
    return new TransactionResponse(
        entry.transferId(),
        entry.kind(),
        entry.amount(),
        entry.balanceAfter(),
        entry.version(),
        entry.at());
  }
}
