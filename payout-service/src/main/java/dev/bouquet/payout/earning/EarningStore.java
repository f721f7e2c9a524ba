package dev.bouquet.payout.earning;

import dev.bouquet.contracts.wallet.v1.Position;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The tables creator and earning, written set-based in the caller's transaction.
final class EarningStore {
  private static final String ADD_CREATORS =
      """
      insert into creator (creator_id) select * from unnest(?::uuid[]) as c(id) order by c.id
      on conflict (creator_id) do nothing
      """;

  private static final String LOCK_CREATORS =
      """
      select creator_id, remainder, entries, gifts, coins from creator where creator_id = any(?)
       order by creator_id for no key update
      """;

  private static final String KNOWN = "select charge_id from earning where charge_id = any(?)";

  private static final String FIND =
      "select * from earning where charge_id = any(?) order by charge_id, part";

  private static final String FIND_REVERSING = "select * from earning where reverses = any(?)";

  private static final String INSERT =
      """
      insert into earning (charge_id, reverses, payee_id, part, slot, epoch, seq, number, coins, diamonds, fee, basis_points,
                           policy_version, charged_at, earned_at)
      select n.*, now() from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as n
      on conflict (charge_id, payee_id) do nothing
      """;

  private static final String UPDATE_CREATORS =
      """
      update creator c set remainder = n.remainder, entries = n.entries, gifts = n.gifts, coins = n.coins
        from unnest(?, ?, ?, ?, ?) as n(id, remainder, entries, gifts, coins) where c.creator_id = n.id
      """;

  private static final String PAGE =
      """
      select coalesce(reverses, charge_id) as gift_id, case when reverses is not null then charge_id end as reversal_id, *
        from earning where payee_id = ? and number < ? order by number desc limit ?
      """;

  private EarningStore() {}

  /// A creator's counters.
  ///
  /// @param remainder carried to the next gift, in ten-thousandths of a diamond
  /// @param entries rows of earning
  record Creator(UUID id, int remainder, long entries, long gifts, long coins) {
    Creator after(long moreGifts, long moreCoins, int newRemainder) {
      return new Creator(
          id,
          newRemainder,
          Math.incrementExact(entries),
          Math.addExact(gifts, moreGifts),
          Math.addExact(coins, moreCoins));
    }
  }

  /// Locks the counters of these creators, in sorted order, and adds those that do not exist.
  static SortedMap<UUID, Creator> lock(Connection connection, Set<UUID> ids) throws SQLException {
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
          creators.put(
              id,
              new Creator(id, rows.getInt(2), rows.getLong(3), rows.getLong(4), rows.getLong(5)));
        }
      }
    }
    return creators;
  }

  /// The ids of those that have a row.
  static Set<UUID> known(Connection connection, List<SpendingEvent> events) throws SQLException {
    try (var select = connection.prepareStatement(KNOWN)) {
      select.setArray(1, column(connection, "uuid", events, SpendingEvent::id));
      var known = new HashSet<UUID>();
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          known.add(rows.getObject(1, UUID.class));
        }
      }
      return known;
    }
  }

  /// The rows of these charges, those of one charge by part.
  static List<Earning> find(Connection connection, Set<UUID> charges) throws SQLException {
    return select(connection, FIND, charges);
  }

  /// The rows of the reversals of these charges.
  static List<Earning> findReversing(Connection connection, Set<UUID> charges) throws SQLException {
    return select(connection, FIND_REVERSING, charges);
  }

  private static List<Earning> select(Connection connection, String sql, Set<UUID> ids)
      throws SQLException {
    if (ids.isEmpty()) {
      return List.of();
    }
    try (var select = connection.prepareStatement(sql)) {
      select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
      var found = new ArrayList<Earning>();
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          found.add(earning(rows));
        }
      }
      return found;
    }
  }

  private static Earning earning(ResultSet row) throws SQLException {
    return new Earning(
        row.getObject("charge_id", UUID.class),
        row.getObject("reverses", UUID.class),
        row.getObject("payee_id", UUID.class),
        row.getInt("part"),
        Position.newBuilder()
            .setSlot(row.getInt("slot"))
            .setEpoch(row.getLong("epoch"))
            .setSeq(row.getLong("seq"))
            .build(),
        row.getLong("number"),
        row.getLong("coins"),
        row.getLong("diamonds"),
        row.getLong("fee"),
        row.getInt("basis_points"),
        row.getLong("policy_version"),
        row.getObject("charged_at", OffsetDateTime.class).toInstant());
  }

  /// @return how many went in
  static int insert(Connection connection, List<Earning> rows) throws SQLException {
    try (var insert = connection.prepareStatement(INSERT)) {
      insert.setArray(1, column(connection, "uuid", rows, Earning::eventId));
      insert.setArray(2, column(connection, "uuid", rows, Earning::reverses));
      insert.setArray(3, column(connection, "uuid", rows, Earning::payee));
      insert.setArray(4, column(connection, "integer", rows, Earning::part));
      insert.setArray(5, column(connection, "integer", rows, e -> e.position().getSlot()));
      insert.setArray(6, column(connection, "bigint", rows, e -> e.position().getEpoch()));
      insert.setArray(7, column(connection, "bigint", rows, e -> e.position().getSeq()));
      insert.setArray(8, column(connection, "bigint", rows, Earning::number));
      insert.setArray(9, column(connection, "bigint", rows, Earning::coins));
      insert.setArray(10, column(connection, "bigint", rows, Earning::diamonds));
      insert.setArray(11, column(connection, "bigint", rows, Earning::fee));
      insert.setArray(12, column(connection, "integer", rows, Earning::basisPoints));
      insert.setArray(13, column(connection, "bigint", rows, Earning::policyVersion));
      insert.setArray(
          14, column(connection, "timestamptz", rows, e -> e.at().atOffset(ZoneOffset.UTC)));
      return insert.executeUpdate();
    }
  }

  static void update(Connection connection, Collection<Creator> creators) throws SQLException {
    var rows = List.copyOf(creators);
    try (var update = connection.prepareStatement(UPDATE_CREATORS)) {
      update.setArray(1, column(connection, "uuid", rows, Creator::id));
      update.setArray(2, column(connection, "integer", rows, Creator::remainder));
      update.setArray(3, column(connection, "bigint", rows, Creator::entries));
      update.setArray(4, column(connection, "bigint", rows, Creator::gifts));
      update.setArray(5, column(connection, "bigint", rows, Creator::coins));
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
                  rows.getObject("gift_id", UUID.class),
                  rows.getObject("reversal_id", UUID.class),
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

  private static <R> java.sql.Array column(
      Connection connection, String type, List<R> rows, Function<R, @Nullable Object> value)
      throws SQLException {
    return connection.createArrayOf(type, rows.stream().map(value).toArray());
  }
}
