package dev.bouquet.ledger.postgres;

import dev.bouquet.ledger.core.Account;
import dev.bouquet.ledger.core.Budget;
import dev.bouquet.ledger.core.Decision;
import dev.bouquet.ledger.core.Recorded;
import dev.bouquet.ledger.core.Result;
import java.sql.ResultSet;
import java.sql.SQLException;
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
      id, asset, posted, held, floor, version, status, owing, budget_zone, limit_transfer, limit_day, limit_week, limit_month, counted_on,
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
         set posted = n.posted, held = n.held, version = n.version, status = n.status, owing = n.owing,
             counted_on = n.counted_on, spent_day = n.spent_day, spent_week = n.spent_week, spent_month = n.spent_month
        from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          as n(id, posted, held, version, status, owing, counted_on, spent_day, spent_week, spent_month)
       where a.id = n.id
      """;

  private static final String SET_BUDGET =
      """
      update account set budget_zone = ?, limit_transfer = ?, limit_day = ?, limit_week = ?, limit_month = ?, counted_on = ?,
                         spent_day = ?, spent_week = ?, spent_month = ?
       where id = ?
      """;

  private AccountTable() {}

  static Step<Integer> open(Collection<Account> accounts) {
    var rows = accounts.stream().sorted((a, b) -> a.id().compareTo(b.id())).toList();
    return Step.update(
        OPEN,
        parameters ->
            parameters
                .uuids(rows, Account::id)
                .texts(rows, Account::asset)
                .bigints(rows, Account::floor));
  }

  static Step<Optional<Account>> find(UUID id) {
    return Step.query(
        FIND,
        parameters -> parameters.uuid(id),
        row -> row.next() ? Optional.of(account(row)) : Optional.empty());
  }

  static Step<Map<UUID, Account>> lock(Collection<UUID> ids) {
    return Step.query(
        LOCK,
        parameters -> parameters.uuids(ids),
        rows -> {
          var accounts = HashMap.<UUID, Account>newHashMap(ids.size());
          while (rows.next()) {
            var account = account(rows);
            accounts.put(account.id(), account);
          }
          return accounts;
        });
  }

  static Step<Integer> update(Decision decision) {
    var accounts = List.copyOf(decision.accounts().values());
    boolean balancesOnly =
        accounts.stream().allMatch(account -> account.budget() == null)
            && decision.recorded().values().stream()
                .map(Recorded::result)
                .noneMatch(AccountTable::changesMoreThanBalances);
    return Step.update(
        balancesOnly ? UPDATE_BALANCES : UPDATE_ALL,
        parameters -> {
          parameters
              .uuids(accounts, Account::id)
              .bigints(accounts, Account::posted)
              .bigints(accounts, Account::held)
              .bigints(accounts, Account::version);
          if (!balancesOnly) {
            parameters
                .texts(accounts, account -> account.status().name())
                .booleans(accounts, Account::owing)
                .dates(accounts, budget(Budget::countedOn))
                .bigints(accounts, budget(budget -> budget.spent().day()))
                .bigints(accounts, budget(budget -> budget.spent().week()))
                .bigints(accounts, budget(budget -> budget.spent().month()));
          }
        });
  }

  private static boolean changesMoreThanBalances(Result result) {
    return result instanceof Result.StatusChanged || result instanceof Result.OwingChanged;
  }

  private static <V> Function<Account, @Nullable V> budget(Function<Budget, V> column) {
    return account -> account.budget() == null ? null : column.apply(account.budget());
  }

  static Step<Integer> setBudget(UUID id, Budget budget) {
    var limits = budget.limits();
    var spent = budget.spent();
    return Step.update(
        SET_BUDGET,
        parameters ->
            parameters
                .text(budget.zone().getId())
                .bigint(limits.transfer())
                .bigint(limits.day())
                .bigint(limits.week())
                .bigint(limits.month())
                .date(budget.countedOn())
                .bigint(spent.day())
                .bigint(spent.week())
                .bigint(spent.month())
                .uuid(id));
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
        row.getBoolean("owing"),
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
