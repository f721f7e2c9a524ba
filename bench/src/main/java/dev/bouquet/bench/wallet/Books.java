package dev.bouquet.bench.wallet;

import java.sql.SQLException;
import java.util.List;

/// The tables that a path writes to.
interface Books {
  WalletDatabase database();

  /// Forgets everything and gives this many wallets their coins.
  void seed(int wallets) throws SQLException;

  /// Waits for work that goes on after the answers, so that its cost is counted too.
  void settle() throws SQLException, InterruptedException;

  /// Gifts that were paid.
  long gifts() throws SQLException;

  /// What does not add up; empty when the books are in order.
  List<String> violations() throws SQLException;
}
