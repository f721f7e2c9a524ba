package dev.bouquet.wallet.statement;

/// What a wallet's transactions can be filtered by: the kinds under which its transfers are posted.
enum TransactionType {
  TOP_UP,
  GIFT,
  CAPTURE,
  REVERSAL,
  ADJUSTMENT,
  FORFEIT,
  DEBT_REPAYMENT,
  TOP_UP_RETURNED
}
