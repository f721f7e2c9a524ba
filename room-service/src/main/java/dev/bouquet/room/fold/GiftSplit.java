package dev.bouquet.room.fold;

import java.util.List;
import java.util.UUID;

/// How a gift is shared that names no receiver.
public sealed interface GiftSplit {
  /// All of it is the host's.
  record ToHost() implements GiftSplit {}

  /// Host and guests get the same.
  record Even() implements GiftSplit {}

  /// @param shares of the host or guests, each person once
  record ByShares(List<Share> shares) implements GiftSplit {
    static final int WHOLE = 10_000;

    public ByShares {
      shares = List.copyOf(shares);
    }

    boolean isWhole() {
      return shares.stream().mapToLong(Share::basisPoints).sum() == WHOLE;
    }
  }

  /// @param basisPoints 1 to 10,000
  record Share(UUID person, int basisPoints) {}
}
