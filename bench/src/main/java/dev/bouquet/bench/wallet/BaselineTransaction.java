package dev.bouquet.bench.wallet;

import dev.bouquet.bench.load.LoadFailure;
import java.sql.Connection;
import java.sql.SQLException;

/// Lock, check, two updates, insert, commit.
///
/// The creator's row, which many gifts want at once, comes last: it stays locked for one update and
/// the commit only. No circle of waiting can arise, because payers are no creators here; where they
/// are, both rows would have to be locked first and in order, and for longer.
final class BaselineTransaction {
  private static final String LOCK = "select balance from wallet where id = ? for update";

  private static final String INSERT =
      """
      insert into gift (idempotency_key, request_hash, payer, creator, coins, balance_after, context)
      values (?, ?, ?, ?, ?, ?, ?) on conflict (idempotency_key) do nothing
      """;

  private static final String ADD = "update wallet set balance = balance + ? where id = ?";

  private BaselineTransaction() {}

  static void pay(Connection connection, Gift gift) throws SQLException {
    try {
      long balance = lock(connection, gift);
      if (balance < gift.coins()) {
        throw new LoadFailure("a payer ran out of coins");
      }
      if (!insert(connection, gift, balance - gift.coins())) {
        throw new LoadFailure("an id was used before");
      }
      add(connection, gift.payer(), -gift.coins());
      add(connection, gift.creator(), gift.coins());
      connection.commit();
    } catch (SQLException | LoadFailure e) {
      connection.rollback();
      throw e;
    }
  }

  private static long lock(Connection connection, Gift gift) throws SQLException {
    try (var select = connection.prepareStatement(LOCK)) {
      select.setObject(1, gift.payer());
      try (var row = select.executeQuery()) {
        if (!row.next()) {
          throw new LoadFailure("no wallet of " + gift.payer());
        }
        return row.getLong(1);
      }
    }
  }

  private static boolean insert(Connection connection, Gift gift, long balanceAfter)
      throws SQLException {
    try (var insert = connection.prepareStatement(INSERT)) {
      insert.setObject(1, gift.id());
      insert.setBytes(2, gift.requestHash().toByteArray());
      insert.setObject(3, gift.payer());
      insert.setObject(4, gift.creator());
      insert.setLong(5, gift.coins());
      insert.setLong(6, balanceAfter);
      insert.setBytes(7, gift.context().toByteArray());
      return insert.executeUpdate() == 1;
    }
  }

  private static void add(Connection connection, java.util.UUID wallet, long coins)
      throws SQLException {
    try (var update = connection.prepareStatement(ADD)) {
      update.setLong(1, coins);
      update.setObject(2, wallet);
      if (update.executeUpdate() != 1) {
        throw new LoadFailure("no wallet of " + wallet);
      }
    }
  }
}
