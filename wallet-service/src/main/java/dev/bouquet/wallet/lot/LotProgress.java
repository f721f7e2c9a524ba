package dev.bouquet.wallet.lot;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// How far the lots of wallets are computed: the table lot_progress. Who holds a row's lock is the
/// only one to go on with that wallet's lots.
public final class LotProgress {
  static final UUID BEFORE_ALL = new UUID(0, 0);

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
          or exists (select from take_back where owner_id = wallet.id
                        and (at_version, number) > (coalesce(p.version, 0), coalesce(p.take_back, 0)))
        from (select ?::uuid as id) wallet left join lot_progress p on p.owner_id = wallet.id
      """;

  /// Those from whom coins were ever taken back are the debtors.
  private static final String FOLLOWED =
      """
      select d.owner_id,
             a.version > coalesce(p.version, 0)
             or exists (select from take_back t where t.owner_id = d.owner_id
                           and (t.at_version, t.number) > (coalesce(p.version, 0), coalesce(p.take_back, 0))) as is_behind
        from (select owner_id from debtor where owner_id > ? order by owner_id limit ?) d
        join account a on a.id = d.owner_id left join lot_progress p on p.owner_id = d.owner_id
       order by d.owner_id
      """;

  private LotProgress() {}

  /// @param version the last transfer's in the wallet's history; 0 before the first
  /// @param takeBack the number of the last take-back right after it; 0 where there was none
  /// @param fundingEvents how many were found
  record Point(long version, long takeBack, long fundingEvents) {
    Point after(LotEntry entry) {
      return new Point(entry.version(), entry.number(), fundingEvents);
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

  /// @param behind wallets whose lots are not computed to the end
  /// @param next after which to look on; [#BEFORE_ALL] at the end
  record Followed(List<UUID> behind, UUID next) {}

  /// Looks at the next wallets from which coins were ever taken back.
  static Followed followed(Connection connection, UUID after, int most) throws SQLException {
    try (var select = connection.prepareStatement(FOLLOWED)) {
      select.setObject(1, after);
      select.setInt(2, most);
      var behind = new ArrayList<UUID>();
      var last = after;
      int looked = 0;
      try (var rows = select.executeQuery()) {
        for (; rows.next(); looked++) {
          last = rows.getObject(1, UUID.class);
          if (rows.getBoolean(2)) {
            behind.add(last);
          }
        }
      }
      return new Followed(behind, looked < most ? BEFORE_ALL : last);
    }
  }
}
