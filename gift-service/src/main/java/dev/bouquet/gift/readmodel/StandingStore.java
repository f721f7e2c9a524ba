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
  private static final String ADD_TO_STANDINGS =
      """
      insert into gift_standing as s (generation, board, period, starts_on, subject_id, gift_id, person_id,
                                      newest_at, newest_charge, coins, gifts)
      select ?, n.* from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as n
      on conflict (generation, board, period, starts_on, subject_id, gift_id, person_id) do update
         set coins = s.coins + excluded.coins, gifts = s.gifts + excluded.gifts,
             newest_at = greatest(s.newest_at, excluded.newest_at),
             newest_charge = case when (excluded.newest_at, excluded.newest_charge) > (s.newest_at, s.newest_charge)
                                  then excluded.newest_charge else s.newest_charge end
      """;

  /// Of rows that are there: whatever is taken from them came before.
  private static final String TAKE_FROM_STANDINGS =
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

  private static final String ADD_TO_GALLERIES =
      """
      insert into gift_gallery as g (generation, receiver_id, gift_id, quantity, gifts, coins)
      select ?, n.* from unnest(?, ?, ?, ?, ?) as n
      on conflict (generation, receiver_id, gift_id) do update
         set quantity = g.quantity + excluded.quantity, gifts = g.gifts + excluded.gifts, coins = g.coins + excluded.coins
      """;

  private static final String TAKE_FROM_GALLERIES =
      """
      update gift_gallery g
         set quantity = g.quantity + n.quantity, gifts = g.gifts + n.gifts, coins = g.coins + n.coins
        from unnest(?, ?, ?, ?, ?) as n(receiver_id, gift_id, quantity, gifts, coins)
       where g.generation = ? and g.receiver_id = n.receiver_id and g.gift_id = n.gift_id
      """;

  private static final String ADD_FIRSTS =
      """
      insert into gift_first as f (generation, receiver_id, sender_id, charge_id, charged_at)
      select ?, n.* from (select distinct on (receiver_id, sender_id) *
                            from unnest(?, ?, ?, ?) as n(receiver_id, sender_id, charge_id, charged_at)
                           order by receiver_id, sender_id, charged_at, charge_id) n
      on conflict (generation, receiver_id, sender_id) do update
         set charge_id = excluded.charge_id, charged_at = excluded.charged_at
       where (excluded.charged_at, excluded.charge_id) < (f.charged_at, f.charge_id)
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
    addFirsts(
        changes.stream()
            .filter(change -> change.before() == 0 && change.after() > 0 && !change.anonymous())
            .toList());
    findFirsts(changes.stream().filter(change -> change.after() == 0).toList());
  }

  private void addToStandings(List<Map.Entry<Standings.Key, Standings.Addition>> rows)
      throws SQLException {
    var added = rows.stream().filter(row -> row.getValue().isMore()).toList();
    if (!added.isEmpty()) {
      try (var add = connection.prepareStatement(ADD_TO_STANDINGS)) {
        add.setLong(1, generation);
        setRows(add, 2, added);
        add.executeUpdate();
      }
    }
    var taken = rows.stream().filter(row -> !row.getValue().isMore()).toList();
    if (!taken.isEmpty()) {
      try (var take = connection.prepareStatement(TAKE_FROM_STANDINGS)) {
        setRows(take, 1, taken);
        take.setLong(11, generation);
        take.executeUpdate();
      }
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
    statement.setArray(
        at++, Columns.of(connection, "uuid", rows, r -> r.getValue().newestCharge()));
    statement.setArray(at++, Columns.of(connection, "bigint", rows, r -> r.getValue().coins()));
    statement.setArray(at, Columns.of(connection, "bigint", rows, r -> r.getValue().gifts()));
  }

  private record GalleryKey(UUID receiverId, String giftId) implements Comparable<GalleryKey> {
    @Override
    public int compareTo(GalleryKey other) {
      int byReceiver = receiverId.compareTo(other.receiverId);
      return byReceiver != 0 ? byReceiver : giftId.compareTo(other.giftId);
    }
  }

  private record GalleryAddition(long quantity, long gifts, long coins) {
    boolean isMore() {
      return quantity >= 0 && gifts >= 0 && coins >= 0;
    }

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
    var added = rows.stream().filter(row -> row.getValue().isMore()).toList();
    if (!added.isEmpty()) {
      try (var add = connection.prepareStatement(ADD_TO_GALLERIES)) {
        add.setLong(1, generation);
        setGalleries(add, 2, added);
        add.executeUpdate();
      }
    }
    var taken = rows.stream().filter(row -> !row.getValue().isMore()).toList();
    if (!taken.isEmpty()) {
      try (var take = connection.prepareStatement(TAKE_FROM_GALLERIES)) {
        setGalleries(take, 1, taken);
        take.setLong(6, generation);
        take.executeUpdate();
      }
    }
  }

  private void setGalleries(
      PreparedStatement statement, int from, List<Map.Entry<GalleryKey, GalleryAddition>> rows)
      throws SQLException {
    int at = from;
    statement.setArray(at++, Columns.of(connection, "uuid", rows, r -> r.getKey().receiverId()));
    statement.setArray(at++, Columns.of(connection, "text", rows, r -> r.getKey().giftId()));
    statement.setArray(at++, Columns.of(connection, "bigint", rows, r -> r.getValue().quantity()));
    statement.setArray(at++, Columns.of(connection, "bigint", rows, r -> r.getValue().gifts()));
    statement.setArray(at, Columns.of(connection, "bigint", rows, r -> r.getValue().coins()));
  }

  /// A gift that comes late may be an earlier one than was known.
  private void addFirsts(List<PartChange> gifts) throws SQLException {
    if (gifts.isEmpty()) {
      return;
    }
    try (var add = connection.prepareStatement(ADD_FIRSTS)) {
      add.setLong(1, generation);
      add.setArray(2, Columns.of(connection, "uuid", gifts, PartChange::receiverId));
      add.setArray(3, Columns.of(connection, "uuid", gifts, PartChange::senderId));
      add.setArray(4, Columns.of(connection, "uuid", gifts, PartChange::chargeId));
      add.setArray(
          5,
          Columns.of(connection, "timestamptz", gifts, gift -> gift.at().atOffset(ZoneOffset.UTC)));
      add.executeUpdate();
    }
  }

  /// Looks the first gifts up anew where one was taken back: it may have been the first.
  private void findFirsts(List<PartChange> takenBack) throws SQLException {
    if (takenBack.isEmpty()) {
      return;
    }
    var receivers = Columns.of(connection, "uuid", takenBack, PartChange::receiverId);
    var senders = Columns.of(connection, "uuid", takenBack, PartChange::senderId);
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
