package dev.bouquet.wallet.debt;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// The table debtor.
@ApplicationScoped
class DebtStore {
  static final UUID BEFORE_ALL = new UUID(0, 0);

  private static final String PAGE =
      "select owner_id, owed, since from debtor where owed > 0 and owner_id > ? order by owner_id limit ?";

  /// The ledger's rows are looked at, so that a wallet which has nothing costs nothing.
  private static final String COLLECTABLE =
      """
      select d.owner_id, a.posted > a.held and a.status <> 'CLOSED' as has_some
        from (select owner_id from debtor where owed > 0 and owner_id > ? order by owner_id limit ?) d
        join account a on a.id = d.owner_id order by d.owner_id
      """;

  private static final String WRITE =
      """
      update debtor set owed = ?, since = case when owed = 0 then now() else since end where owner_id = ?
      """;

  /// A debt whose place among the wallet's transactions is not known yet.
  private static final String HAS_UNPLACED =
      "select exists (select from take_back where owner_id = ? and coins > 0 and at_version is null)";

  private final DataSource pool;

  DebtStore(DataSource pool) {
    this.pool = pool;
  }

  /// @param since when the person began to owe
  record Debtor(UUID ownerId, long owed, Instant since) {}

  /// From now on the person can be locked.
  void note(UUID owner) throws SQLException {
    try (Connection connection = pool.getConnection();
        var insert =
            connection.prepareStatement(
                "insert into debtor (owner_id) values (?) on conflict (owner_id) do nothing")) {
      insert.setObject(1, owner);
      insert.executeUpdate();
    }
  }

  /// Until the end of the transaction nobody else makes or collects this person's debts.
  ///
  /// @return false where the person never owed anything
  static boolean lock(Connection connection, UUID owner) throws SQLException {
    try (var select =
        connection.prepareStatement("select 1 from debtor where owner_id = ? for update")) {
      select.setObject(1, owner);
      try (var row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  static boolean hasUnplaced(Connection connection, UUID owner) throws SQLException {
    try (var select = connection.prepareStatement(HAS_UNPLACED)) {
      select.setObject(1, owner);
      try (var row = select.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  static void write(Connection connection, UUID owner, long owed) throws SQLException {
    try (var update = connection.prepareStatement(WRITE)) {
      update.setLong(1, owed);
      update.setObject(2, owner);
      update.executeUpdate();
    }
  }

  /// @param owners who owe something and have something
  /// @param next after whom to look on; [#BEFORE_ALL] at the end
  record Looked(List<UUID> owners, UUID next) {}

  /// Looks at the next debtors after one, by their ids.
  Looked collectable(UUID after, int most) throws SQLException {
    try (Connection connection = pool.getConnection();
        var select = connection.prepareStatement(COLLECTABLE)) {
      select.setObject(1, after);
      select.setInt(2, most);
      var owners = new ArrayList<UUID>();
      var last = after;
      int looked = 0;
      try (var rows = select.executeQuery()) {
        for (; rows.next(); looked++) {
          last = rows.getObject(1, UUID.class);
          if (rows.getBoolean(2)) {
            owners.add(last);
          }
        }
      }
      return new Looked(owners, looked < most ? BEFORE_ALL : last);
    }
  }

  /// Who owes something, by their ids.
  List<Debtor> page(UUID after, int size) throws SQLException {
    try (Connection connection = pool.getConnection();
        var select = connection.prepareStatement(PAGE)) {
      select.setObject(1, after);
      select.setInt(2, size);
      var debtors = new ArrayList<Debtor>();
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          debtors.add(
              new Debtor(
                  rows.getObject("owner_id", UUID.class),
                  rows.getLong("owed"),
                  rows.getObject("since", OffsetDateTime.class).toInstant()));
        }
      }
      return debtors;
    }
  }
}
