package dev.bouquet.bench.gifts;

import dev.bouquet.bench.load.LoadFailure;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/// What gift-service remembers of gifts, which it learns from `charges.v1` after they were
/// answered.
///
/// @param role its owner's password is its name too
record GiftHistories(String url, String role) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long POLL_MILLIS = 100;
  private static final String GIFTS = "select count(*) from live_gift_charge";

  /// Waits until there are this many.
  ///
  /// @throws LoadFailure where some do not come in time, or there are more
  void await(long gifts) throws SQLException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try (var connection = DriverManager.getConnection(url, role, role);
        var select = connection.prepareStatement(GIFTS)) {
      long there = 0;
      while (there < gifts && System.nanoTime() < deadline) {
        try (var row = select.executeQuery()) {
          row.next();
          there = row.getLong(1);
        }
        Thread.sleep(POLL_MILLIS);
      }
      if (there != gifts) {
        throw new LoadFailure("%d gifts were paid, %d are remembered".formatted(gifts, there));
      }
    }
  }
}
