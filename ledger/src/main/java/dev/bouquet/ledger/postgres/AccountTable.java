package dev.bouquet.ledger.postgres;

import dev.bouquet.ledger.core.Account;
import dev.bouquet.ledger.core.Budget;
import dev.bouquet.ledger.core.Decision;
import dev.bouquet.ledger.core.Result;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How accounts are rows of `account`.
final class AccountTable {
  private static final String COLUMNS =
      """
      id, asset, posted, held, floor, version, status, budget_zone, limit_transfer, limit_day, limit_week, limit_month, counted_on,
      spent_day, spent_week, spent_month
      """;

  private static final String FIND = "select " + COLUMNS + " from account where id = ?";

  /// Sorted, so that two batches never wait for each other in a circle.
  private static final String LOCK =
      "select " + COLUMNS + " from account where id = any(?) order by id for no key update";

  private static final String OPEN =
      """
      insert into account (id, asset, floor) select * from unnest(?, ?, ?)
      on conflict (id) do nothing
      """;

  private static final String UPDATE_BALANCES =
      """
      update account a set posted = n.posted, held = n.held, version = n.version
        from unnest(?, ?, ?, ?) as n(id, posted, held, version) where a.id = n.id
      """;

  private static final String UPDATE_ALL =
      """
      update account a
         set posted = n.posted, held = n.held, version = n.version, status = n.status, counted_on = n.counted_on,
             spent_day = n.spent_day, spent_week = n.spent_week, spent_month = n.spent_month
        from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
          as n(id, posted, held, version, status, counted_on, spent_day, spent_week, spent_month)
       where a.id = n.id
      """;

  private static final String SET_BUDGET =
      """
      update account set budget_zone = ?, limit_transfer = ?, limit_day = ?, limit_week = ?, limit_month = ?, counted_on = ?,
                         spent_day = ?, spent_week = ?, spent_month = ?
       where id = ?
      """;

  private AccountTable() {}

  static void open(Connection connection, Collection<Account> accounts) throws SQLException {
    var rows = accounts.stream().sorted((a, b) -> a.id().compareTo(b.id())).toList();
    try (var insert = connection.prepareStatement(OPEN)) {
      insert.setArray(1, Columns.uuids(connection, rows, Account::id));
      insert.setArray(2, Columns.texts(connection, rows, Account::asset));
      insert.setArray(3, Columns.bigints(connection, rows, Account::floor));
      insert.executeUpdate();
    }
  }

  static Optional<Account> find(Connection connection, UUID id) throws SQLException {
    try (var select = connection.prepareStatement(FIND)) {
      select.setObject(1, id);
      try (var row = select.executeQuery()) {
        return row.next() ? Optional.of(account(row)) : Optional.empty();
      }
    }
  }

  static Map<UUID, Account> lock(Connection connection, Collection<UUID> ids) throws SQLException {
    var accounts = HashMap.<UUID, Account>newHashMap(ids.size());
    try (var select = connection.prepareStatement(LOCK)) {
      select.setArray(1, Columns.uuids(connection, ids));
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          var account = account(rows);
          accounts.put(account.id(), account);
        }
      }
    }
    return accounts;
  }

  static void update(Connection connection, Decision decision) throws SQLException {
    var accounts = List.copyOf(decision.accounts().values());
    boolean balancesOnly =
        accounts.stream().allMatch(account -> account.budget() == null)
            && decision.recorded().values().stream()
                .noneMatch(row -> row.result() instanceof Result.StatusChanged);
    try (var update = connection.prepareStatement(balancesOnly ? UPDATE_BALANCES : UPDATE_ALL)) {
      update.setArray(1, Columns.uuids(connection, accounts, Account::id));
      update.setArray(2, Columns.bigints(connection, accounts, Account::posted));
      update.setArray(3, Columns.bigints(connection, accounts, Account::held));
      update.setArray(4, Columns.bigints(connection, accounts, Account::version));
      if (!balancesOnly) {
        update.setArray(5, Columns.texts(connection, accounts, a -> a.status().name()));
        update.setArray(6, Columns.dates(connection, accounts, budget(Budget::countedOn)));
        update.setArray(7, Columns.bigints(connection, accounts, budget(b -> b.spent().day())));
        update.setArray(8, Columns.bigints(connection, accounts, budget(b -> b.spent().week())));
        update.setArray(9, Columns.bigints(connection, accounts, budget(b -> b.spent().month())));
      }
      update.executeUpdate();
    }
  }

  private static <V> Function<Account, @Nullable V> budget(Function<Budget, V> column) {
    return account -> account.budget() == null ? null : column.apply(account.budget());
  }

  static void setBudget(Connection connection, UUID id, @Nullable Budget budget)
      throws SQLException {
    try (var update = connection.prepareStatement(SET_BUDGET)) {
      var limits = budget == null ? null : budget.limits();
      var spent = budget == null ? null : budget.spent();
      update.setString(1, budget == null ? null : budget.zone().getId());
      update.setObject(2, limits == null ? null : limits.transfer(), Types.BIGINT);
      update.setObject(3, limits == null ? null : limits.day(), Types.BIGINT);
      update.setObject(4, limits == null ? null : limits.week(), Types.BIGINT);
      update.setObject(5, limits == null ? null : limits.month(), Types.BIGINT);
      update.setObject(6, budget == null ? null : budget.countedOn(), Types.DATE);
      update.setObject(7, spent == null ? null : spent.day(), Types.BIGINT);
      update.setObject(8, spent == null ? null : spent.week(), Types.BIGINT);
      update.setObject(9, spent == null ? null : spent.month(), Types.BIGINT);
      update.setObject(10, id);
      update.executeUpdate();
    }
  }

  private static Account account(ResultSet row) throws SQLException {
    return new Account(
        Columns.uuid(row, "id"),
        row.getString("asset"),
        row.getLong("posted"),
        row.getLong("held"),
        row.getObject("floor", Long.class),
        row.getLong("version"),
        Account.Status.valueOf(row.getString("status")),
        budget(row));
  }

  private static @Nullable Budget budget(ResultSet row) throws SQLException {
    var zone = row.getString("budget_zone");
    if (zone == null) {
      return null;
    }
    return new Budget(
        ZoneId.of(zone),
        new Budget.Limits(
            row.getObject("limit_transfer", Long.class),
            row.getObject("limit_day", Long.class),
            row.getObject("limit_week", Long.class),
            row.getObject("limit_month", Long.class)),
        row.getObject("counted_on", LocalDate.class),
        new Budget.Spent(
            row.getLong("spent_day"), row.getLong("spent_week"), row.getLong("spent_month")));
  }
}
