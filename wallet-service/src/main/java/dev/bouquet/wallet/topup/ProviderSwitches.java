package dev.bouquet.wallet.topup;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/// The table payment_provider_switch: which providers take no new top-ups. Read anew for each
/// top-up, so a switch holds on every pod at once.
@ApplicationScoped
class ProviderSwitches {
  private static final String ALL =
      "select provider, enabled, reason, switched_by, switched_at from payment_provider_switch";

  private static final String WRITE =
      """
      insert into payment_provider_switch (provider, enabled, reason, switched_by) values (?, ?, ?, ?)
      on conflict (provider) do update
        set enabled = excluded.enabled, reason = excluded.reason, switched_by = excluded.switched_by, switched_at = now()
      """;

  private final DataSource pool;

  ProviderSwitches(DataSource pool) {
    this.pool = pool;
  }

  record Position(boolean enabled, String reason, UUID switchedBy, Instant switchedAt) {}

  /// By the provider's name, of those that were ever switched.
  Map<String, Position> read() throws SQLException {
    try (Connection connection = pool.getConnection();
        var select = connection.prepareStatement(ALL);
        var rows = select.executeQuery()) {
      var positions = new HashMap<String, Position>();
      while (rows.next()) {
        positions.put(
            rows.getString("provider"),
            new Position(
                rows.getBoolean("enabled"),
                rows.getString("reason"),
                rows.getObject("switched_by", UUID.class),
                rows.getObject("switched_at", OffsetDateTime.class).toInstant()));
      }
      return positions;
    }
  }

  boolean isOff(String provider) throws SQLException {
    var position = read().get(provider);
    return position != null && !position.enabled();
  }

  void write(String provider, boolean enabled, String reason, UUID operator) throws SQLException {
    try (Connection connection = pool.getConnection();
        var upsert = connection.prepareStatement(WRITE)) {
      upsert.setString(1, provider);
      upsert.setBoolean(2, enabled);
      upsert.setString(3, reason);
      upsert.setObject(4, operator);
      upsert.executeUpdate();
    }
  }
}
