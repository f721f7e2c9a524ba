package dev.bouquet.room.fold;

/// Where a charge stands in the order of publication.
///
/// Within a slot charges arrive in the order of (epoch, seq), perhaps more than once. So of each
/// slot the last position that was folded is enough to tell a repeat from a new charge; positions
/// of different slots do not compare.
public record Position(int slot, long epoch, long seq) {
  public Position {
    if (slot < 0 || epoch < 0 || seq < 1) {
      throw new IllegalArgumentException(
          "no position of a charge: slot=%d epoch=%d seq=%d".formatted(slot, epoch, seq));
    }
  }

  boolean isAfter(Position other) {
    return epoch != other.epoch ? epoch > other.epoch : seq > other.seq;
  }
}
