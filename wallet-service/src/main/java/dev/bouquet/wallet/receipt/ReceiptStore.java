package dev.bouquet.wallet.receipt;

import dev.bouquet.kit.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;

/// Top-ups beside the transfers that credited them.
@ApplicationScoped
class ReceiptStore {
  /// A top-up has succeeded when its coins were credited, whatever became of it later.
  private static final String FIND =
      """
      select t.id, t.owner_id, t.pack_id, t.coins, t.amount, t.currency, t.provider,
             c.id as credit_id, c.credit_version, c.created_at as credited_at
        from top_up t left join transfer c on c.id = ? and c.outcome = 'POSTED'
       where t.id = ? and t.owner_id = ?
      """;

  private final DataSource pool;

  ReceiptStore(DataSource pool) {
    this.pool = pool;
  }

  sealed interface FindResult {
    record Found(Receipt receipt) implements FindResult {}

    record NotCredited() implements FindResult {}

    /// Or somebody else's.
    record NoTopUp() implements FindResult {}
  }

  FindResult find(UUID topUp, UUID owner) throws SQLException {
    try (Connection connection = pool.getConnection();
        var select = connection.prepareStatement(FIND)) {
      select.setObject(1, Ids.derive(topUp, "credit"));
      select.setObject(2, topUp);
      select.setObject(3, owner);
      try (var row = select.executeQuery()) {
        if (!row.next()) {
          return new FindResult.NoTopUp();
        }
        return row.getObject("credit_id") == null
            ? new FindResult.NotCredited()
            : new FindResult.Found(receipt(row));
      }
    }
  }

  private static Receipt receipt(ResultSet row) throws SQLException {
    var topUp = row.getObject("id", UUID.class);
    return new Receipt(
        number(topUp),
        topUp,
        row.getObject("owner_id", UUID.class),
        row.getObject("credited_at", OffsetDateTime.class).toInstant(),
        row.getString("pack_id"),
        row.getLong("coins"),
        new Receipt.Price(row.getLong("amount"), row.getString("currency")),
        row.getString("provider"),
        row.getObject("credit_id", UUID.class),
        row.getLong("credit_version"));
  }

  private static String number(UUID topUp) {
    return "TU-" + topUp.toString().replace("-", "").toUpperCase(Locale.ROOT);
  }
}
