package dev.bouquet.gift.readmodel;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/// What changes of gifts add to the boards.
///
/// Sums and the newest of two are the same in any order and grouping, so it does not matter how
/// charges are cut into batches.
final class Standings {
  private Standings() {}

  /// A row of a board.
  record Key(
      Board board, Period period, LocalDate startsOn, UUID subjectId, String giftId, UUID personId)
      implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::board)
            .thenComparing(Key::period)
            .thenComparing(Key::startsOn)
            .thenComparing(Key::subjectId)
            .thenComparing(Key::giftId)
            .thenComparing(Key::personId);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  /// What is added to a row.
  ///
  /// @param coins below zero where more went than came
  /// @param newestAt when the newest gift was charged, also where it was taken back
  record Addition(long coins, long gifts, Instant newestAt, UUID newestCharge) {
    /// Whether it can be a new row.
    boolean isMore() {
      return coins >= 0 && gifts >= 0;
    }

    Addition plus(Addition other) {
      var newest = isNewer(other) ? this : other;
      return new Addition(
          Math.addExact(coins, other.coins),
          Math.addExact(gifts, other.gifts),
          newest.newestAt,
          newest.newestCharge);
    }

    /// Of the same moment, the greater id is the newer one, as PostgreSQL compares ids.
    private boolean isNewer(Addition other) {
      int later = newestAt.compareTo(other.newestAt);
      return later > 0
          || (later == 0 && newestCharge.toString().compareTo(other.newestCharge.toString()) > 0);
    }
  }

  static SortedMap<Key, Addition> of(List<PartChange> changes) {
    var additions = new TreeMap<Key, Addition>();
    for (var change : changes) {
      var addition = new Addition(change.coins(), change.gifts(), change.at(), change.chargeId());
      for (var board : Board.values()) {
        if (board.counts(change.anonymous(), change.quiet())) {
          add(additions, board, change, addition);
        }
      }
    }
    return additions;
  }

  private static void add(
      SortedMap<Key, Addition> additions, Board board, PartChange change, Addition addition) {
    for (var period : board.periods()) {
      var key =
          new Key(
              board,
              period,
              period.startOf(change.at()),
              board.subject(change.receiverId()),
              board.gift(change.giftId()),
              board.person(change.senderId(), change.receiverId()));
      additions.merge(key, addition, Addition::plus);
    }
  }
}
