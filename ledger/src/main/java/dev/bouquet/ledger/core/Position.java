package dev.bouquet.ledger.core;

import java.util.Comparator;

/// A place in the order of publication.
///
/// @param slot the writer's identity, from 0
/// @param epoch milliseconds since 1970 when the slot was taken over; only grows
/// @param seq from 1, without gaps within slot and epoch
public record Position(int slot, long epoch, long seq) implements Comparable<Position> {
  /// Where a writer stands that sequences nothing.
  public static final Position NONE = new Position(-1, 0, 0);

  private static final Comparator<Position> ORDER =
      Comparator.comparingInt(Position::slot)
          .thenComparingLong(Position::epoch)
          .thenComparingLong(Position::seq);

  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }

  Position next() {
    return new Position(slot, epoch, Math.incrementExact(seq));
  }
}
