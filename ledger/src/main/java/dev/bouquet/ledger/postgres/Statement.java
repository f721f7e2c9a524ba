package dev.bouquet.ledger.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// An account's history, newest first, in the order of its versions: gapless and stable, whatever
/// clocks do.
public final class Statement {
  private static final String PAGE =
      """
      (select id, kind, -amount as amount, debit_balance as balance, debit_version as version, created_at
         from transfer where debit_account = ? and outcome = 'POSTED' and debit_version < ?
        order by debit_version desc limit ?)
      union all
      (select id, kind, amount, credit_balance, credit_version, created_at
         from transfer where credit_account = ? and outcome = 'POSTED' and seq is null and credit_version < ?
        order by credit_version desc limit ?)
      order by version desc limit ?
      """;

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
    try (var select = connection.prepareStatement(PAGE)) {
      select.setObject(1, account);
      select.setLong(2, beforeVersion);
      select.setInt(3, limit);
      select.setObject(4, account);
      select.setLong(5, beforeVersion);
      select.setInt(6, limit);
      select.setInt(7, limit);
      var entries = new ArrayList<Entry>();
      try (var rows = select.executeQuery()) {
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
      }
      return entries;
    }
  }
}
