package dev.bouquet.ledger.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// An account's history, newest first, in the order of its versions: gapless and stable, whatever
/// clocks do.
///
/// Accounts of the house have no statements: they take part in every transfer, and whoever asks
/// about them reads the view `entry`.
public final class Statement {
  private static final String ENTRIES =
      """
      (select id, kind, -amount as amount, debit_balance as balance, debit_version as version, created_at
         from transfer where debit_account = ? and debit_listed and debit_version < ? and created_at <= ?
        order by debit_version desc limit ?)
      union all
      (select id, kind, amount, credit_balance, credit_version, created_at
         from transfer where credit_account = ? and credit_listed and credit_version < ? and created_at <= ?
        order by credit_version desc limit ?)
      order by version desc limit ?
      """;

  private static final Instant ANY_TIME = Instant.parse("9999-01-01T00:00:00Z");

  private Statement() {}

  /// One side of a transfer.
  ///
  /// @param amount negative for a debit
  /// @param balanceAfter the account's `posted` right after
  public record Entry(
      UUID transferId, String kind, long amount, long balanceAfter, long version, Instant at) {}

  /// @param beforeVersion entries older than this one; `Long.MAX_VALUE` for the newest
  public static List<Entry> page(Connection connection, UUID account, long beforeVersion, int limit)
      throws SQLException {
    return entries(connection, account, beforeVersion, ANY_TIME, limit);
  }

  /// The newest entry at a version, whose `balanceAfter` is the balance then; empty before the
  /// first.
  public static Optional<Entry> atVersion(Connection connection, UUID account, long version)
      throws SQLException {
    long before = version == Long.MAX_VALUE ? version : version + 1;
    return entries(connection, account, before, ANY_TIME, 1).stream().findFirst();
  }

  /// The newest entry at a time, by the clocks of the writers; empty before the first.
  public static Optional<Entry> atTime(Connection connection, UUID account, Instant at)
      throws SQLException {
    return entries(connection, account, Long.MAX_VALUE, at, 1).stream().findFirst();
  }

  private static List<Entry> entries(
      Connection connection, UUID account, long beforeVersion, Instant until, int limit)
      throws SQLException {
    return Step.query(
            ENTRIES,
            parameters ->
                parameters
                    .uuid(account)
                    .bigint(beforeVersion)
                    .instant(until)
                    .integer(limit)
                    .uuid(account)
                    .bigint(beforeVersion)
                    .instant(until)
                    .integer(limit)
                    .integer(limit),
            rows -> {
              var entries = new ArrayList<Entry>();
              while (rows.next()) {
                entries.add(
                    new Entry(
                        Columns.uuid(rows, "id"),
                        rows.getString("kind"),
                        rows.getLong("amount"),
                        rows.getLong("balance"),
                        rows.getLong("version"),
                        Columns.instant(rows, "created_at")));
              }
              return List.copyOf(entries);
            })
        .run(connection);
  }
}
