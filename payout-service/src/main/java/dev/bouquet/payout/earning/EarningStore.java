package dev.bouquet.payout.earning;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/// The tables creator and earning, written set-based in the caller's transaction.
final class EarningStore {
  private static final String ADD_CREATORS =
      """
      insert into creator (creator_id) select * from unnest(?::uuid[]) as c(id) order by c.id
      on conflict (creator_id) do nothing
      """;

  private static final String LOCK_CREATORS =
      """
      select creator_id, remainder, gifts, coins from creator where creator_id = any(?)
       order by creator_id for no key update
      """;

  private static final String KNOWN = "select charge_id from earning where charge_id = any(?)";

  private static final String INSERT =
      """
      insert into earning (charge_id, payee_id, slot, epoch, seq, number, coins, diamonds, fee, basis_points, policy_version,
                           charged_at, earned_at)
      select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (charge_id, payee_id) do nothing
      """;

  private static final String UPDATE_CREATORS =
      """
      update creator c set remainder = n.remainder, gifts = n.gifts, coins = n.coins
        from unnest(?, ?, ?, ?) as n(id, remainder, gifts, coins) where c.creator_id = n.id
      """;

  private static final String PAGE =
      """
      select * from earning where payee_id = ? and number < ? order by number desc limit ?
      """;

  private EarningStore() {}

  /// A creator's counters.
  ///
  /// @param remainder carried to the next gift, in ten-thousandths of a diamond
  record Creator(UUID id, int remainder, long gifts, long coins) {}

  /// One row.
  ///
  /// @param number counts the payee's earnings from 1
  record Earning(Charge charge, long number, long diamonds, long fee, Instant earnedAt) {}

  /// Locks the counters of these creators, in sorted order, and adds those that do not exist.
  static SortedMap<UUID, Creator> lock(Connection connection, SortedSet<UUID> ids)
      throws SQLException {
    var array = connection.createArrayOf("uuid", ids.toArray());
    try (var insert = connection.prepareStatement(ADD_CREATORS)) {
      insert.setArray(1, array);
      insert.executeUpdate();
    }
    var creators = new TreeMap<UUID, Creator>();
    try (var select = connection.prepareStatement(LOCK_CREATORS)) {
      select.setArray(1, array);
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          var id = rows.getObject(1, UUID.class);
          creators.put(id, new Creator(id, rows.getInt(2), rows.getLong(3), rows.getLong(4)));
        }
      }
    }
    return creators;
  }

  static Set<UUID> known(Connection connection, List<Charge> charges) throws SQLException {
    try (var select = connection.prepareStatement(KNOWN)) {
      select.setArray(
          1, connection.createArrayOf("uuid", charges.stream().map(Charge::id).toArray()));
      var known = new HashSet<UUID>();
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          known.add(rows.getObject(1, UUID.class));
        }
      }
      return known;
    }
  }

  /// @return how many went in
  static int insert(Connection connection, List<Earning> rows) throws SQLException {
    try (var insert = connection.prepareStatement(INSERT)) {
      insert.setArray(1, column(connection, "uuid", rows, e -> e.charge().id()));
      insert.setArray(2, column(connection, "uuid", rows, e -> e.charge().payee()));
      insert.setArray(3, column(connection, "integer", rows, e -> e.charge().position().getSlot()));
      insert.setArray(4, column(connection, "bigint", rows, e -> e.charge().position().getEpoch()));
      insert.setArray(5, column(connection, "bigint", rows, e -> e.charge().position().getSeq()));
      insert.setArray(6, column(connection, "bigint", rows, Earning::number));
      insert.setArray(7, column(connection, "bigint", rows, e -> e.charge().coins()));
      insert.setArray(8, column(connection, "bigint", rows, Earning::diamonds));
      insert.setArray(9, column(connection, "bigint", rows, Earning::fee));
      insert.setArray(10, column(connection, "integer", rows, e -> e.charge().basisPoints()));
      insert.setArray(11, column(connection, "bigint", rows, e -> e.charge().policyVersion()));
      insert.setArray(
          12, column(connection, "timestamptz", rows, e -> utc(e.charge().chargedAt())));
      insert.setArray(13, column(connection, "timestamptz", rows, e -> utc(e.earnedAt())));
      return insert.executeUpdate();
    }
  }

  static void update(Connection connection, Collection<Creator> creators) throws SQLException {
    var rows = List.copyOf(creators);
    try (var update = connection.prepareStatement(UPDATE_CREATORS)) {
      update.setArray(1, column(connection, "uuid", rows, Creator::id));
      update.setArray(2, column(connection, "integer", rows, Creator::remainder));
      update.setArray(3, column(connection, "bigint", rows, Creator::gifts));
      update.setArray(4, column(connection, "bigint", rows, Creator::coins));
      update.executeUpdate();
    }
  }

  /// Newest first.
  static List<EarningResource.EntryResponse> page(
      Connection connection, UUID creator, long beforeNumber, int limit) throws SQLException {
    try (var select = connection.prepareStatement(PAGE)) {
      select.setObject(1, creator);
      select.setLong(2, beforeNumber);
      select.setInt(3, limit);
      var page = new ArrayList<EarningResource.EntryResponse>();
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          page.add(
              new EarningResource.EntryResponse(
                  rows.getObject("charge_id", UUID.class),
                  rows.getLong("number"),
                  rows.getLong("coins"),
                  rows.getLong("diamonds"),
                  rows.getLong("fee"),
                  rows.getInt("basis_points"),
                  rows.getLong("policy_version"),
                  rows.getObject("earned_at", OffsetDateTime.class).toInstant()));
        }
      }
      return page;
    }
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static <R> java.sql.Array column(
      Connection connection, String type, List<R> rows, Function<R, Object> value)
      throws SQLException {
    return connection.createArrayOf(type, rows.stream().map(value).toArray());
  }
}
