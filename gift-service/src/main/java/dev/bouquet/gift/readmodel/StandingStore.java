package dev.bouquet.gift.readmodel;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/// The tables gift_standing, gift_gallery and gift_first of one generation: what follows from the
/// gifts, written in the caller's transaction.
final class StandingStore {
  /// Rows are there before they are added to: what is taken from one must not be tried as a new
  /// one.
  private static final String OPEN_STANDINGS =
      """
      insert into gift_standing (generation, board, period, starts_on, subject_id, gift_id, person_id,
                                 coins, gifts, newest_at, newest_charge)
      select ?, n.board, n.period, n.starts_on, n.subject_id, n.gift_id, n.person_id, 0, 0, n.newest_at, n.newest_charge
        from unnest(?, ?, ?, ?, ?, ?, ?, ?) as n(board, period, starts_on, subject_id, gift_id, person_id, newest_at, newest_charge)
      on conflict (generation, board, period, starts_on, subject_id, gift_id, person_id) do nothing
      """;

  private static final String ADD_TO_STANDINGS =
      """
      update gift_standing s
         set coins = s.coins + n.coins, gifts = s.gifts + n.gifts,
             newest_at = greatest(s.newest_at, n.newest_at),
             newest_charge = case when (n.newest_at, n.newest_charge) > (s.newest_at, s.newest_charge)
                                  then n.newest_charge else s.newest_charge end
        from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
             as n(board, period, starts_on, subject_id, gift_id, person_id, newest_at, newest_charge, coins, gifts)
       where s.generation = ? and s.board = n.board and s.period = n.period and s.starts_on = n.starts_on
         and s.subject_id = n.subject_id and s.gift_id = n.gift_id and s.person_id = n.person_id
      """;

  private static final String OPEN_GALLERIES =
      """
      insert into gift_gallery (generation, receiver_id, gift_id, quantity, gifts, coins)
      select ?, n.receiver_id, n.gift_id, 0, 0, 0 from unnest(?, ?) as n(receiver_id, gift_id)
      on conflict (generation, receiver_id, gift_id) do nothing
      """;

  private static final String ADD_TO_GALLERIES =
      """
      update gift_gallery g
         set quantity = g.quantity + n.quantity, gifts = g.gifts + n.gifts, coins = g.coins + n.coins
        from unnest(?, ?, ?, ?, ?) as n(receiver_id, gift_id, quantity, gifts, coins)
       where g.generation = ? and g.receiver_id = n.receiver_id and g.gift_id = n.gift_id
      """;

  private static final String FORGET_FIRSTS =
      """
      delete from gift_first f using unnest(?, ?) as n(receiver_id, sender_id)
       where f.generation = ? and f.receiver_id = n.receiver_id and f.sender_id = n.sender_id
      """;

  private static final String FIND_FIRSTS =
      """
      insert into gift_first (generation, receiver_id, sender_id, charge_id, charged_at)
      select p.generation, p.receiver_id, p.sender_id, p.charge_id, p.charged_at
        from (select distinct * from unnest(?, ?) as n(receiver_id, sender_id)) n
       cross join lateral (select * from gift_part p
                            where p.generation = ? and p.receiver_id = n.receiver_id and p.sender_id = n.sender_id
                              and p.kept > 0 and not p.anonymous
                            order by p.charged_at, p.charge_id limit 1) p
      """;

  private final Connection connection;
  private final long generation;

  StandingStore(Connection connection, long generation) {
    this.connection = connection;
    this.generation = generation;
  }

  void take(List<PartChange> changes) throws SQLException {
    addToStandings(List.copyOf(Standings.of(changes).entrySet()));
    addToGalleries(List.copyOf(galleries(changes).entrySet()));
    findFirsts(changes);
  }

  private void addToStandings(List<Map.Entry<Standings.Key, Standings.Addition>> rows)
      throws SQLException {
    try (var open = connection.prepareStatement(OPEN_STANDINGS);
        var add = connection.prepareStatement(ADD_TO_STANDINGS)) {
      open.setLong(1, generation);
      setRows(open, 2, rows);
      open.executeUpdate();
      setRows(add, 1, rows);
      add.setArray(9, Columns.of(connection, "bigint", rows, row -> row.getValue().coins()));
      add.setArray(10, Columns.of(connection, "bigint", rows, row -> row.getValue().gifts()));
      add.setLong(11, generation);
      add.executeUpdate();
    }
  }

  private void setRows(
      PreparedStatement statement,
      int from,
      List<Map.Entry<Standings.Key, Standings.Addition>> rows)
      throws SQLException {
    int at = from;
    statement.setArray(at++, Columns.of(connection, "text", rows, r -> r.getKey().board().name()));
    statement.setArray(at++, Columns.of(connection, "text", rows, r -> r.getKey().period().name()));
    statement.setArray(at++, Columns.of(connection, "date", rows, r -> r.getKey().startsOn()));
    statement.setArray(at++, Columns.of(connection, "uuid", rows, r -> r.getKey().subjectId()));
    statement.setArray(at++, Columns.of(connection, "text", rows, r -> r.getKey().giftId()));
    statement.setArray(at++, Columns.of(connection, "uuid", rows, r -> r.getKey().personId()));
    statement.setArray(
        at++,
        Columns.of(
            connection,
            "timestamptz",
            rows,
            r -> r.getValue().newestAt().atOffset(ZoneOffset.UTC)));
    statement.setArray(at, Columns.of(connection, "uuid", rows, r -> r.getValue().newestCharge()));
  }

  private record GalleryKey(UUID receiverId, String giftId) implements Comparable<GalleryKey> {
    @Override
    public int compareTo(GalleryKey other) {
      int byReceiver = receiverId.compareTo(other.receiverId);
      return byReceiver != 0 ? byReceiver : giftId.compareTo(other.giftId);
    }
  }

  private record GalleryAddition(long quantity, long gifts, long coins) {
    GalleryAddition plus(GalleryAddition other) {
      return new GalleryAddition(
          Math.addExact(quantity, other.quantity),
          Math.addExact(gifts, other.gifts),
          Math.addExact(coins, other.coins));
    }
  }

  private static SortedMap<GalleryKey, GalleryAddition> galleries(List<PartChange> changes) {
    var additions = new TreeMap<GalleryKey, GalleryAddition>();
    for (var change : changes) {
      var key = new GalleryKey(change.receiverId(), change.giftId());
      long quantity = Math.multiplyExact((long) change.gifts(), change.quantity());
      additions.merge(
          key,
          new GalleryAddition(quantity, change.gifts(), change.coins()),
          GalleryAddition::plus);
    }
    return additions;
  }

  private void addToGalleries(List<Map.Entry<GalleryKey, GalleryAddition>> rows)
      throws SQLException {
    var receivers = Columns.of(connection, "uuid", rows, row -> row.getKey().receiverId());
    var gifts = Columns.of(connection, "text", rows, row -> row.getKey().giftId());
    try (var open = connection.prepareStatement(OPEN_GALLERIES);
        var add = connection.prepareStatement(ADD_TO_GALLERIES)) {
      open.setLong(1, generation);
      open.setArray(2, receivers);
      open.setArray(3, gifts);
      open.executeUpdate();
      add.setArray(1, receivers);
      add.setArray(2, gifts);
      add.setArray(3, Columns.of(connection, "bigint", rows, row -> row.getValue().quantity()));
      add.setArray(4, Columns.of(connection, "bigint", rows, row -> row.getValue().gifts()));
      add.setArray(5, Columns.of(connection, "bigint", rows, row -> row.getValue().coins()));
      add.setLong(6, generation);
      add.executeUpdate();
    }
  }

  /// Looks the first gifts of everybody concerned up anew: any gift may be an earlier one than was
  /// known, and the first may just have been taken back.
  private void findFirsts(List<PartChange> changes) throws SQLException {
    var receivers = Columns.of(connection, "uuid", changes, PartChange::receiverId);
    var senders = Columns.of(connection, "uuid", changes, PartChange::senderId);
    try (var forget = connection.prepareStatement(FORGET_FIRSTS);
        var find = connection.prepareStatement(FIND_FIRSTS)) {
      forget.setArray(1, receivers);
      forget.setArray(2, senders);
      forget.setLong(3, generation);
      forget.executeUpdate();
      find.setArray(1, receivers);
      find.setArray(2, senders);
      find.setLong(3, generation);
      find.executeUpdate();
    }
  }
}
