package dev.bouquet.wallet.lot;

import dev.bouquet.kit.http.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Asks for lots and for what used them, as far as they are computed: pages by their places in the
/// wallet's history.
@ApplicationScoped
class LotQueries {
  private static final String LOTS =
      "select * from lot where owner_id = ? and place < ? order by place desc limit ?";

  private static final String USES_OF_LOT =
      "select * from lot_use where lot_id = ? and version > ? order by version limit ?";

  private static final String USES_BY_SPENDING =
      "select * from lot_use where spending_id = ? and place > ? order by place limit ?";

  /// House accounts have no floor.
  private static final String OWNER_OF_LOT =
      """
      select a.id from transfer t join account a on a.id = t.credit_account
       where t.id = ? and t.outcome = 'POSTED' and a.floor is not null
      """;

  private static final String OWNER_OF_SPENDING =
      """
      select a.id from transfer t join account a on a.id = t.debit_account
       where t.id = ? and t.outcome = 'POSTED' and a.floor is not null
      """;

  private static final String HAS_WALLET =
      "select id from account where id = ? and floor is not null";

  private final DataSource pool;

  LotQueries(DataSource pool) {
    this.pool = pool;
  }

  /// Newest first.
  Page<Lot> lots(UUID owner, @Nullable String token, int size) throws SQLException {
    long before = Page.after(token, Long.MAX_VALUE, Long::parseLong);
    try (Connection connection = pool.getConnection();
        var select = connection.prepareStatement(LOTS)) {
      select.setObject(1, owner);
      select.setLong(2, before);
      select.setInt(3, size + 1);
      return Page.of(LotStore.lots(select), size, last -> Long.toString(last.place()));
    }
  }

  /// In the order of spending.
  Page<Use> usesOf(UUID lotId, @Nullable String token, int size) throws SQLException {
    return Page.of(
        uses(USES_OF_LOT, lotId, token, size), size, last -> Long.toString(last.version()));
  }

  /// In the order of the lots.
  Page<Use> usesBy(UUID spendingId, @Nullable String token, int size) throws SQLException {
    return Page.of(
        uses(USES_BY_SPENDING, spendingId, token, size), size, last -> Long.toString(last.place()));
  }

  /// Whose history has a credit with this id, computed or not.
  Optional<UUID> ownerOfLot(UUID lotId) throws SQLException {
    return id(OWNER_OF_LOT, lotId);
  }

  /// Whose history has a debit with this id, computed or not.
  Optional<UUID> ownerOfSpending(UUID spendingId) throws SQLException {
    return id(OWNER_OF_SPENDING, spendingId);
  }

  boolean hasWallet(UUID owner) throws SQLException {
    return id(HAS_WALLET, owner).isPresent();
  }

  private List<Use> uses(String sql, UUID id, @Nullable String token, int size)
      throws SQLException {
    long after = Page.after(token, 0L, Long::parseLong);
    try (Connection connection = pool.getConnection();
        var select = connection.prepareStatement(sql)) {
      select.setObject(1, id);
      select.setLong(2, after);
      select.setInt(3, size + 1);
      var uses = new ArrayList<Use>();
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          uses.add(LotStore.use(rows));
        }
      }
      return uses;
    }
  }

  private Optional<UUID> id(String sql, UUID parameter) throws SQLException {
    try (Connection connection = pool.getConnection();
        var select = connection.prepareStatement(sql)) {
      select.setObject(1, parameter);
      try (var row = select.executeQuery()) {
        return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
      }
    }
  }
}
