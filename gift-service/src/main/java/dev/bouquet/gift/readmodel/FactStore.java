package dev.bouquet.gift.readmodel;

import dev.bouquet.gift.readmodel.GiftEvent.Part;
import dev.bouquet.gift.readmodel.GiftEvent.Sent;
import dev.bouquet.gift.readmodel.GiftEvent.TakenBack;
import dev.bouquet.kit.money.Apportionment;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// The tables gift_charge, gift_part and gift_reversal of one generation, written in the caller's
/// transaction.
final class FactStore {
  private static final String INSERT_CHARGES =
      """
      insert into gift_charge (generation, charge_id, sender_id, sender_name, room_id, gift_id, gift_name, quantity, coins,
                               message, anonymous, quiet, combo_id, charged_at, named_receiver_id)
      select ?, n.* from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as n
      on conflict (generation, charge_id) do nothing
      returning charge_id
      """;

  private static final String INSERT_PARTS =
      """
      insert into gift_part (generation, charge_id, receiver_id, number, coins, kept,
                             sender_id, gift_id, quantity, anonymous, quiet, charged_at)
      select ?, n.* from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as n
      """;

  private static final String INSERT_REVERSALS =
      """
      insert into gift_reversal (generation, reversal_id, charge_id, coins, reversed_at)
      select ?, n.* from unnest(?, ?, ?, ?) as n
      on conflict (generation, reversal_id) do nothing
      returning charge_id
      """;

  /// Of charges of which something was taken back: nearly none.
  private static final String FIND_REVERSED =
      "select charge_id from gift_reversal where generation = ? and charge_id = any(?)";

  /// The wallet never gives back more than there was; if it did, nothing would be left.
  private static final String SUM_REVERSALS =
      """
      update gift_charge c
         set taken_back = least(c.coins, (select coalesce(sum(r.coins), 0) from gift_reversal r
                                           where r.generation = c.generation and r.charge_id = c.charge_id))
       where c.generation = ? and c.charge_id = any(?)
      """;

  private static final String FIND_PARTS =
      """
      select p.charge_id, p.receiver_id, p.coins, c.taken_back
        from gift_part p join gift_charge c on c.generation = p.generation and c.charge_id = p.charge_id
       where p.generation = ? and p.charge_id = any(?)
       order by p.charge_id, p.number
      """;

  private static final String SETTLE_PARTS =
      """
      update gift_part p set kept = n.kept
        from (select * from unnest(?, ?, ?) as n(charge_id, receiver_id, kept)) n
        join gift_part b on b.generation = ? and b.charge_id = n.charge_id and b.receiver_id = n.receiver_id
       where p.generation = b.generation and p.charge_id = b.charge_id and p.receiver_id = b.receiver_id
      returning p.*, b.kept as before
      """;

  private final Connection connection;
  private final long generation;

  FactStore(Connection connection, long generation) {
    this.connection = connection;
    this.generation = generation;
  }

  /// Takes what is not known yet.
  ///
  /// @return what each creator keeps of every gift that came or changed
  List<PartChange> take(List<GiftEvent> events) throws SQLException {
    var gifts = insertCharges(only(Sent.class, events));
    var reversed = insertReversals(only(TakenBack.class, events));
    reversed.addAll(findReversed(gifts));
    var changes = insertParts(gifts, reversed);
    changes.addAll(settle(reversed));
    return changes;
  }

  private static <E extends GiftEvent> List<E> only(Class<E> kind, List<GiftEvent> events) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /// @return those that are new
  private List<Sent> insertCharges(List<Sent> gifts) throws SQLException {
    if (gifts.isEmpty()) {
      return List.of();
    }
    try (var insert = connection.prepareStatement(INSERT_CHARGES)) {
      insert.setLong(1, generation);
      insert.setArray(2, Columns.of(connection, "uuid", gifts, Sent::chargeId));
      insert.setArray(3, Columns.of(connection, "uuid", gifts, Sent::senderId));
      insert.setArray(4, Columns.of(connection, "text", gifts, Sent::senderName));
      insert.setArray(5, Columns.of(connection, "uuid", gifts, Sent::roomId));
      insert.setArray(6, Columns.of(connection, "text", gifts, Sent::giftId));
      insert.setArray(7, Columns.of(connection, "text", gifts, Sent::giftName));
      insert.setArray(8, Columns.of(connection, "integer", gifts, Sent::quantity));
      insert.setArray(9, Columns.of(connection, "bigint", gifts, Sent::coins));
      insert.setArray(10, Columns.of(connection, "text", gifts, Sent::message));
      insert.setArray(11, Columns.of(connection, "boolean", gifts, Sent::anonymous));
      insert.setArray(12, Columns.of(connection, "boolean", gifts, Sent::quiet));
      insert.setArray(13, Columns.of(connection, "uuid", gifts, Sent::comboId));
      insert.setArray(
          14,
          Columns.of(connection, "timestamptz", gifts, gift -> gift.at().atOffset(ZoneOffset.UTC)));
      insert.setArray(15, Columns.of(connection, "uuid", gifts, Sent::receiverId));
      var fresh = ids(insert);
      // The first of several that are the same.
      return gifts.stream().filter(gift -> fresh.remove(gift.chargeId())).toList();
    }
  }

  private record PartRow(Sent gift, int number, Part part, long kept) {
    PartChange change() {
      return new PartChange(
          gift.chargeId(),
          part.receiverId(),
          gift.senderId(),
          gift.giftId(),
          gift.quantity(),
          gift.anonymous(),
          gift.quiet(),
          gift.at(),
          0,
          kept);
    }
  }

  /// Whoever receives them keeps all of them, but for what was taken back, which is settled
  /// afterwards.
  ///
  /// @return what changed with those of which nothing was taken back
  private List<PartChange> insertParts(List<Sent> gifts, Set<UUID> reversed) throws SQLException {
    var rows = new ArrayList<PartRow>();
    for (var gift : gifts) {
      boolean kept = !reversed.contains(gift.chargeId());
      for (int number = 0; number < gift.parts().size(); number++) {
        var part = gift.parts().get(number);
        rows.add(new PartRow(gift, number, part, kept ? part.coins() : 0));
      }
    }
    if (!rows.isEmpty()) {
      insertParts(rows);
    }
    return rows.stream()
        .filter(row -> row.kept() > 0)
        .map(PartRow::change)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private void insertParts(List<PartRow> rows) throws SQLException {
    try (var insert = connection.prepareStatement(INSERT_PARTS)) {
      insert.setLong(1, generation);
      insert.setArray(2, Columns.of(connection, "uuid", rows, row -> row.gift().chargeId()));
      insert.setArray(3, Columns.of(connection, "uuid", rows, row -> row.part().receiverId()));
      insert.setArray(4, Columns.of(connection, "integer", rows, PartRow::number));
      insert.setArray(5, Columns.of(connection, "bigint", rows, row -> row.part().coins()));
      insert.setArray(6, Columns.of(connection, "bigint", rows, PartRow::kept));
      insert.setArray(7, Columns.of(connection, "uuid", rows, row -> row.gift().senderId()));
      insert.setArray(8, Columns.of(connection, "text", rows, row -> row.gift().giftId()));
      insert.setArray(9, Columns.of(connection, "integer", rows, row -> row.gift().quantity()));
      insert.setArray(10, Columns.of(connection, "boolean", rows, row -> row.gift().anonymous()));
      insert.setArray(11, Columns.of(connection, "boolean", rows, row -> row.gift().quiet()));
      insert.setArray(
          12,
          Columns.of(
              connection, "timestamptz", rows, row -> row.gift().at().atOffset(ZoneOffset.UTC)));
      insert.executeUpdate();
    }
  }

  private Set<UUID> findReversed(List<Sent> gifts) throws SQLException {
    if (gifts.isEmpty()) {
      return Set.of();
    }
    try (var find = connection.prepareStatement(FIND_REVERSED)) {
      find.setLong(1, generation);
      find.setArray(2, Columns.of(connection, "uuid", gifts, Sent::chargeId));
      return ids(find);
    }
  }

  private Set<UUID> insertReversals(List<TakenBack> reversals) throws SQLException {
    if (reversals.isEmpty()) {
      return new HashSet<>();
    }
    try (var insert = connection.prepareStatement(INSERT_REVERSALS)) {
      insert.setLong(1, generation);
      insert.setArray(2, Columns.of(connection, "uuid", reversals, TakenBack::reversalId));
      insert.setArray(3, Columns.of(connection, "uuid", reversals, TakenBack::chargeId));
      insert.setArray(4, Columns.of(connection, "bigint", reversals, TakenBack::coins));
      insert.setArray(
          5,
          Columns.of(
              connection, "timestamptz", reversals, taken -> taken.at().atOffset(ZoneOffset.UTC)));
      return ids(insert);
    }
  }

  private static Set<UUID> ids(PreparedStatement returning) throws SQLException {
    var ids = new HashSet<UUID>();
    try (var rows = returning.executeQuery()) {
      while (rows.next()) {
        ids.add(rows.getObject(1, UUID.class));
      }
    }
    return ids;
  }

  private List<PartChange> settle(Collection<UUID> charges) throws SQLException {
    if (charges.isEmpty()) {
      return List.of();
    }
    var ids = Columns.of(connection, "uuid", charges);
    try (var sum = connection.prepareStatement(SUM_REVERSALS)) {
      sum.setLong(1, generation);
      sum.setArray(2, ids);
      sum.executeUpdate();
    }
    var kept = new ArrayList<Kept>();
    try (var find = connection.prepareStatement(FIND_PARTS)) {
      find.setLong(1, generation);
      find.setArray(2, ids);
      try (var rows = find.executeQuery()) {
        var gifts = new LinkedHashMap<UUID, SharedGift>();
        while (rows.next()) {
          var taken = rows.getLong("taken_back");
          gifts
              .computeIfAbsent(
                  rows.getObject("charge_id", UUID.class),
                  id -> new SharedGift(id, taken, new LinkedHashMap<>()))
              .coins()
              .put(rows.getObject("receiver_id", UUID.class), rows.getLong("coins"));
        }
        gifts.values().forEach(gift -> kept.addAll(gift.kept()));
      }
    }
    return settle(kept);
  }

  private List<PartChange> settle(List<Kept> kept) throws SQLException {
    try (var settle = connection.prepareStatement(SETTLE_PARTS)) {
      settle.setArray(1, Columns.of(connection, "uuid", kept, Kept::chargeId));
      settle.setArray(2, Columns.of(connection, "uuid", kept, Kept::receiverId));
      settle.setArray(3, Columns.of(connection, "bigint", kept, Kept::coins));
      settle.setLong(4, generation);
      var changes = new ArrayList<PartChange>();
      try (var rows = settle.executeQuery()) {
        while (rows.next()) {
          changes.add(change(rows));
        }
      }
      return changes;
    }
  }

  /// What a creator keeps of a gift.
  private record Kept(UUID chargeId, UUID receiverId, long coins) {}

  /// @param takenBack coins that went back so far
  /// @param coins that each receiver got, by part
  private record SharedGift(UUID chargeId, long takenBack, SequencedMap<UUID, Long> coins) {

    /// Receivers give back by what they got, as their earnings do: to the unit, and all of it when
    /// all of it goes back.
    List<Kept> kept() {
      var given = Apportionment.share(takenBack, List.copyOf(coins.values()));
      var kept = new ArrayList<Kept>();
      coins.forEach((receiver, received) ->
          kept.add(new Kept(chargeId, receiver, received - given.get(kept.size()))));
      return kept;
    }
  }

  private static PartChange change(ResultSet row) throws SQLException {
    return new PartChange(
        row.getObject("charge_id", UUID.class),
        row.getObject("receiver_id", UUID.class),
        row.getObject("sender_id", UUID.class),
        row.getString("gift_id"),
        row.getInt("quantity"),
        row.getBoolean("anonymous"),
        row.getBoolean("quiet"),
        row.getObject("charged_at", OffsetDateTime.class).toInstant(),
        row.getLong("before"),
        row.getLong("kept"));
  }
}
