package dev.bouquet.wallet.lot;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// How far the lots of wallets are computed: the table lot_progress. Who holds a row's lock is the
/// only one to go on with that wallet's lots.
public final class LotProgress {
  private static final String ADD =
      "insert into lot_progress (owner_id) values (?) on conflict (owner_id) do nothing";

  private static final String LOCK =
      "select version, take_back, funding_events from lot_progress where owner_id = ? for update";

  private static final String WRITE =
      "update lot_progress set version = ?, take_back = ?, funding_events = ? where owner_id = ?";

  private static final String VERSION = "select version from account where id = ?";

  /// House accounts have no lots: they have no floor either.
  private static final String IS_BEHIND =
      """
      select exists (select from account where id = wallet.id and floor is not null and version > coalesce(p.version, 0))
          or exists (select from take_back where owner_id = wallet.id and coins > 0
                        and (at_version, number) > (coalesce(p.version, 0), coalesce(p.take_back, 0)))
        from (select ?::uuid as id) wallet left join lot_progress p on p.owner_id = wallet.id
      """;

  private static final String BEHIND_WITH_TAKE_BACKS =
      """
      select t.owner_id
        from (select distinct on (owner_id) owner_id, at_version, number from take_back
               where at_version is not null and coins > 0 order by owner_id, at_version desc, number desc) t
        join account a on a.id = t.owner_id left join lot_progress p on p.owner_id = t.owner_id
       where a.version > coalesce(p.version, 0)
          or (t.at_version, t.number) > (coalesce(p.version, 0), coalesce(p.take_back, 0))
       limit ?
      """;

  private LotProgress() {}

  /// @param version the last transfer's in the wallet's history; 0 before the first
  /// @param takeBack the number of the last take-back right after it; 0 where there was none
  /// @param fundingEvents how many were found
  record Point(long version, long takeBack, long fundingEvents) {
    Point after(LotEntry entry) {
      return entry instanceof LotEntry.TakeBack takeBack
          ? new Point(takeBack.version(), takeBack.number(), fundingEvents)
          : new Point(entry.version(), 0, fundingEvents);
    }

    Point withFundingEvents(long count) {
      return new Point(version, takeBack, count);
    }
  }

  /// Keeps the wallet's lots where they are until the transaction ends, and tells a version of the
  /// wallet that they have not gone beyond: where a take-back may be put, with a number above all
  /// that were put before.
  public static long pin(Connection connection, UUID owner) throws SQLException {
    lock(connection, owner);
    try (var select = connection.prepareStatement(VERSION)) {
      select.setObject(1, owner);
      try (var row = select.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  /// The row, locked until the transaction ends; added where there was none.
  static Point lock(Connection connection, UUID owner) throws SQLException {
    try (var insert = connection.prepareStatement(ADD);
        var select = connection.prepareStatement(LOCK)) {
      insert.setObject(1, owner);
      insert.executeUpdate();
      select.setObject(1, owner);
      try (var row = select.executeQuery()) {
        row.next();
        return new Point(row.getLong(1), row.getLong(2), row.getLong(3));
      }
    }
  }

  static void write(Connection connection, UUID owner, Point point) throws SQLException {
    try (var update = connection.prepareStatement(WRITE)) {
      update.setLong(1, point.version());
      update.setLong(2, point.takeBack());
      update.setLong(3, point.fundingEvents());
      update.setObject(4, owner);
      update.executeUpdate();
    }
  }

  static boolean isBehind(Connection connection, UUID owner) throws SQLException {
    try (var select = connection.prepareStatement(IS_BEHIND)) {
      select.setObject(1, owner);
      try (var row = select.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  /// Wallets from which coins were ever taken back and whose lots are not computed to the end.
  static List<UUID> behindWithTakeBacks(Connection connection, int limit) throws SQLException {
    try (var select = connection.prepareStatement(BEHIND_WITH_TAKE_BACKS)) {
      select.setInt(1, limit);
      var owners = new ArrayList<UUID>();
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          owners.add(rows.getObject(1, UUID.class));
        }
      }
      return owners;
    }
  }
}
