package dev.bouquet.wallet.lot;

import dev.bouquet.kit.id.Ids;
import dev.bouquet.wallet.pack.Money;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which credits of a wallet are of which top-up: the ids of such credits are derived from the
/// top-up's.
final class Purchases {
  private static final String OF_OWNER =
      """
      select t.id, t.coins, t.amount, t.currency, r.step
        from top_up t left join take_back r on r.top_up_id = t.id and r.coins < 0
       where t.owner_id = ?
      """;

  private final UUID owner;
  private final Map<UUID, Purchase> byCredit = new HashMap<>();

  Purchases(UUID owner) {
    this.owner = owner;
  }

  boolean hasAll(Iterable<UUID> credits) {
    for (var credit : credits) {
      if (!byCredit.containsKey(credit)) {
        return false;
      }
    }
    return true;
  }

  /// Null where the credit is of no top-up, or of one that is newer than the last [#read].
  @Nullable Purchase of(UUID credit) {
    return byCredit.get(credit);
  }

  void read(Connection connection) throws SQLException {
    try (var select = connection.prepareStatement(OF_OWNER)) {
      select.setObject(1, owner);
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          var price = new Money(rows.getLong("amount"), rows.getString("currency"));
          var topUpId = rows.getObject("id", UUID.class);
          var purchase = new Purchase(topUpId, rows.getLong("coins"), price);
          byCredit.put(Ids.derive(topUpId, "credit"), purchase);
          byCredit.put(Ids.derive(topUpId, "return/" + rows.getInt("step")), purchase);
        }
      }
    }
  }
}
