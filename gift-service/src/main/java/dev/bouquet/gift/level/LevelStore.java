package dev.bouquet.gift.level;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

@ApplicationScoped
class LevelStore {
  private static final String LIFETIME =
      """
      select coins from live_gift_standing
       where board = 'LIFETIME' and period = 'ALL_TIME' and starts_on = date '1970-01-01'
         and subject_id = '00000000-0000-0000-0000-000000000000' and gift_id = '' and person_id = ?
      """;

  private final DataSource pool;

  LevelStore(DataSource pool) {
    this.pool = pool;
  }

  /// Coins of all gifts that the person ever sent and that were not taken back.
  long lifetimeCoins(UUID personId) throws SQLException {
    try (Connection connection = pool.getConnection();
        var select = connection.prepareStatement(LIFETIME)) {
      select.setObject(1, personId);
      try (var row = select.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }
}
