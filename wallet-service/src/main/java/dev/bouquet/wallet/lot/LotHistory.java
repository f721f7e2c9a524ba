package dev.bouquet.wallet.lot;

import dev.bouquet.wallet.lot.LotEntry.Credit;
import dev.bouquet.wallet.lot.LotEntry.GivenAgain;
import dev.bouquet.wallet.lot.LotEntry.Repayment;
import dev.bouquet.wallet.lot.LotEntry.Reversal;
import dev.bouquet.wallet.lot.LotEntry.Spending;
import dev.bouquet.wallet.lot.LotEntry.TakeBack;
import dev.bouquet.wallet.lot.LotProgress.Point;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads what happened to a wallet, oldest first: its transfers, and after the transfer that each
/// was put behind, its take-backs.
final class LotHistory {
  private static final String REPAYMENT = "DEBT_REPAYMENT";
  private static final Set<String> BOUGHT = Set.of("TOP_UP", "TOP_UP_RETURNED");

  private static final String TRANSFERS =
      """
      (select debit_version as version, id, kind, -amount as amount, seq is not null as is_published, null::uuid as reverses,
              created_at
         from transfer where debit_account = ? and debit_listed and debit_version > ?
        order by debit_version limit ?)
      union all
      (select credit_version, id, kind, amount, seq is not null, reverses, created_at
         from transfer where credit_account = ? and credit_listed and credit_version > ?
        order by credit_version limit ?)
      order by version limit ?
      """;

  private static final String TAKE_BACKS =
      """
      select at_version, number, top_up_id, coins, reason, created_at from take_back
       where owner_id = ? and (at_version, number) > (?, ?) and at_version <= ?
       order by at_version, number limit ?
      """;

  private static final Comparator<LotEntry> ORDER =
      Comparator.comparingLong(LotEntry::version).thenComparingLong(LotEntry::number);

  private LotHistory() {}

  /// @param amount negative for a debit
  private record Transfer(
      long version,
      UUID id,
      String kind,
      long amount,
      boolean isPublished,
      @Nullable UUID reverses,
      Instant at) {}

  /// The next entries after a point; fewer than the limit only at the end.
  static List<LotEntry> next(
      Connection connection, UUID owner, Purchases purchases, Point after, int limit)
      throws SQLException {
    var transfers = transfers(connection, owner, after.version(), limit);
    if (!purchases.hasAll(bought(transfers))) {
      purchases.read(connection);
    }
    var entries = new ArrayList<LotEntry>();
    transfers.forEach(transfer -> entries.add(entry(transfer, purchases)));
    long upTo = transfers.isEmpty() ? after.version() : transfers.getLast().version();
    entries.addAll(takeBacks(connection, owner, after, upTo, limit));
    return entries.stream().sorted(ORDER).limit(limit).toList();
  }

  private static List<UUID> bought(List<Transfer> transfers) {
    return transfers.stream()
        .filter(transfer -> BOUGHT.contains(transfer.kind()))
        .map(Transfer::id)
        .toList();
  }

  private static LotEntry entry(Transfer transfer, Purchases purchases) {
    var id = transfer.id();
    long version = transfer.version();
    long coins = Math.absExact(transfer.amount());
    var reverses = transfer.reverses();
    if (transfer.amount() > 0) {
      return reverses == null
          ? new Credit(id, version, coins, purchases.of(id), transfer.at())
          : new Reversal(id, version, reverses, coins, transfer.at());
    }
    return transfer.kind().equals(REPAYMENT)
        ? new Repayment(id, version, coins, transfer.at())
        : new Spending(id, version, transfer.kind(), transfer.isPublished(), coins, transfer.at());
  }

  private static List<Transfer> transfers(Connection connection, UUID owner, long after, int limit)
      throws SQLException {
    try (var select = connection.prepareStatement(TRANSFERS)) {
      select.setObject(1, owner);
      select.setLong(2, after);
      select.setInt(3, limit);
      select.setObject(4, owner);
      select.setLong(5, after);
      select.setInt(6, limit);
      select.setInt(7, limit);
      var transfers = new ArrayList<Transfer>();
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          transfers.add(
              new Transfer(
                  rows.getLong("version"),
                  rows.getObject("id", UUID.class),
                  rows.getString("kind"),
                  rows.getLong("amount"),
                  rows.getBoolean("is_published"),
                  rows.getObject("reverses", UUID.class),
                  at(rows)));
        }
      }
      return transfers;
    }
  }

  private static List<LotEntry> takeBacks(
      Connection connection, UUID owner, Point after, long upToVersion, int limit)
      throws SQLException {
    try (var select = connection.prepareStatement(TAKE_BACKS)) {
      select.setObject(1, owner);
      select.setLong(2, after.version());
      select.setLong(3, after.takeBack());
      select.setLong(4, upToVersion);
      select.setInt(5, limit);
      var takeBacks = new ArrayList<LotEntry>();
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          takeBacks.add(takeBack(rows));
        }
      }
      return takeBacks;
    }
  }

  private static LotEntry takeBack(ResultSet row) throws SQLException {
    long version = row.getLong("at_version");
    long number = row.getLong("number");
    long coins = row.getLong("coins");
    return coins < 0
        ? new GivenAgain(version, number, -coins, at(row))
        : new TakeBack(
            version,
            number,
            row.getObject("top_up_id", UUID.class),
            coins,
            row.getString("reason"),
            at(row));
  }

  private static Instant at(ResultSet rows) throws SQLException {
    return rows.getObject("created_at", OffsetDateTime.class).toInstant();
  }
}
