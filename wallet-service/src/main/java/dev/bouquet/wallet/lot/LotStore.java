package dev.bouquet.wallet.lot;

import dev.bouquet.wallet.pack.Money;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The tables lot and lot_use, in the caller's transaction.
final class LotStore {
  /// All uses by the spendings that [LotNeeds] means.
  private static final String NEEDED_USES =
      """
      select * from lot_use where spending_id in (
        select unnest(?::uuid[])
        union
        select u.spending_id from lot l join lot_use u on u.lot_id = l.id where l.top_up_id = any(?) and l.owner_id = ?
        union
        select spending_id from lot_use where ? and owner_id = ? and unfunded > 0)
      """;

  private static final String NEEDED_LOTS =
      """
      select * from lot where owner_id = ? and remaining > 0
      union
      select * from lot where top_up_id = any(?) and owner_id = ?
      union
      select * from lot where id = any(?)
      """;

  private static final String WRITE_LOT =
      """
      insert into lot (id, owner_id, place, coins, remaining, revoked, gone, top_up_id, price_coins, price_amount, price_currency,
                       reason, at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (id) do update
         set remaining = excluded.remaining, revoked = excluded.revoked, gone = excluded.gone, reason = excluded.reason
      """;

  private static final String WRITE_USE =
      """
      insert into lot_use (spending_id, lot_id, owner_id, version, place, kind, is_charge, coins, unfunded)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (spending_id, lot_id) do update set coins = excluded.coins, unfunded = excluded.unfunded
      """;

  private static final String DELETE_USE =
      "delete from lot_use where spending_id = ? and lot_id = ?";

  private LotStore() {}

  static LotBook open(Connection connection, UUID owner, LotNeeds needs) throws SQLException {
    var uses = neededUses(connection, owner, needs);
    return new LotBook(neededLots(connection, owner, needs, uses), uses);
  }

  static void save(Connection connection, UUID owner, LotBook book) throws SQLException {
    writeLots(connection, owner, book.changedLots());
    writeUses(connection, owner, book.changedUses());
    deleteUses(connection, book.changedUses());
  }

  private static List<Use> neededUses(Connection connection, UUID owner, LotNeeds needs)
      throws SQLException {
    if (needs.areNone()) {
      return List.of();
    }
    try (var select = connection.prepareStatement(NEEDED_USES)) {
      setIds(select, 1, needs.spendingIds());
      setIds(select, 2, needs.topUpIds());
      select.setObject(3, owner);
      select.setBoolean(4, needs.unfunded());
      select.setObject(5, owner);
      var uses = new ArrayList<Use>();
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          uses.add(use(rows));
        }
      }
      return uses;
    }
  }

  private static List<Lot> neededLots(
      Connection connection, UUID owner, LotNeeds needs, List<Use> uses) throws SQLException {
    try (var select = connection.prepareStatement(NEEDED_LOTS)) {
      select.setObject(1, owner);
      setIds(select, 2, needs.topUpIds());
      select.setObject(3, owner);
      setIds(select, 4, uses.stream().map(Use::lotId).distinct().toList());
      return lots(select);
    }
  }

  private static void setIds(PreparedStatement statement, int index, Collection<UUID> ids)
      throws SQLException {
    statement.setArray(index, statement.getConnection().createArrayOf("uuid", ids.toArray()));
  }

  private static void writeLots(Connection connection, UUID owner, Collection<Lot> lots)
      throws SQLException {
    try (var write = connection.prepareStatement(WRITE_LOT)) {
      for (var lot : lots) {
        write.setObject(1, lot.id());
        write.setObject(2, owner);
        write.setLong(3, lot.place());
        write.setLong(4, lot.coins());
        write.setLong(5, lot.remaining());
        write.setLong(6, lot.revoked());
        write.setLong(7, lot.gone());
        setPurchase(write, 8, lot.purchase());
        write.setString(12, lot.reason());
        write.setObject(13, lot.at().atOffset(ZoneOffset.UTC));
        write.addBatch();
      }
      write.executeBatch();
    }
  }

  private static void setPurchase(PreparedStatement write, int index, @Nullable Purchase purchase)
      throws SQLException {
    write.setObject(index, purchase == null ? null : purchase.topUpId(), Types.OTHER);
    write.setObject(index + 1, purchase == null ? null : purchase.coins(), Types.BIGINT);
    write.setObject(index + 2, purchase == null ? null : purchase.price().amount(), Types.BIGINT);
    write.setString(index + 3, purchase == null ? null : purchase.price().currency());
  }

  private static void writeUses(Connection connection, UUID owner, Collection<Use> uses)
      throws SQLException {
    try (var write = connection.prepareStatement(WRITE_USE)) {
      for (var use : uses) {
        if (use.coins() > 0) {
          write.setObject(1, use.spendingId());
          write.setObject(2, use.lotId());
          write.setObject(3, owner);
          write.setLong(4, use.version());
          write.setLong(5, use.place());
          write.setString(6, use.kind());
          write.setBoolean(7, use.isCharge());
          write.setLong(8, use.coins());
          write.setLong(9, use.unfunded());
          write.addBatch();
        }
      }
      write.executeBatch();
    }
  }

  private static void deleteUses(Connection connection, Collection<Use> uses) throws SQLException {
    try (var delete = connection.prepareStatement(DELETE_USE)) {
      for (var use : uses) {
        if (use.coins() == 0) {
          delete.setObject(1, use.spendingId());
          delete.setObject(2, use.lotId());
          delete.addBatch();
        }
      }
      delete.executeBatch();
    }
  }

  static List<Lot> lots(PreparedStatement select) throws SQLException {
    var lots = new ArrayList<Lot>();
    try (var rows = select.executeQuery()) {
      while (rows.next()) {
        lots.add(lot(rows));
      }
    }
    return lots;
  }

  private static Lot lot(ResultSet row) throws SQLException {
    var topUpId = row.getObject("top_up_id", UUID.class);
    var price = new Money(row.getLong("price_amount"), row.getString("price_currency"));
    return new Lot(
        row.getObject("id", UUID.class),
        row.getLong("place"),
        row.getLong("coins"),
        row.getLong("remaining"),
        row.getLong("revoked"),
        row.getLong("gone"),
        topUpId == null ? null : new Purchase(topUpId, row.getLong("price_coins"), price),
        row.getString("reason"),
        row.getObject("at", OffsetDateTime.class).toInstant());
  }

  static Use use(ResultSet row) throws SQLException {
    return new Use(
        row.getObject("spending_id", UUID.class),
        row.getLong("version"),
        row.getString("kind"),
        row.getBoolean("is_charge"),
        row.getObject("lot_id", UUID.class),
        row.getLong("place"),
        row.getLong("coins"),
        row.getLong("unfunded"));
  }
}
