package dev.bouquet.room.standing;

import dev.bouquet.contracts.room.v1.RoomSnapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether a room lives on many or on one.
///
/// @param givers people who have given
/// @param coins that were given and not given back
/// @param topGiverShareBasisPoints of those coins from the one who gave most
/// @param medianGift half of the gifts were smaller; absent without gifts
/// @param warnings what a host should know
record Sustainability(
    long gifts,
    long givers,
    long coins,
    long topGiverShareBasisPoints,
    @Nullable Size medianGift,
    List<Warning> warnings) {
  private static final long BASIS_POINTS = 10_000;
  private static final long HALF = BASIS_POINTS / 2;
  private static final long MIN_GIFTS_TO_JUDGE = 20;

  /// @param atLeastCoins and less than twice as many
  record Size(long atLeastCoins) {}

  enum Warning {
    /// More than half of the coins are from one person.
    DEPENDS_ON_ONE_GIVER,
    /// Half of the gifts are of one coin: many gifts, little support.
    DILUTED
  }

  static Sustainability of(RoomSnapshot snapshot) {
    var standing = snapshot.getStanding();
    long coins = snapshot.getTotals().getCoins();
    long share =
        coins <= 0 ? 0 : Math.multiplyExact(standing.getTopSenderCoins(), BASIS_POINTS) / coins;
    var median = median(standing.getGiftSizesList());
    return new Sustainability(
        snapshot.getTotals().getGifts(),
        standing.getSenders(),
        coins,
        share,
        median,
        warnings(snapshot.getTotals().getGifts(), share, median));
  }

  /// @param counts the i-th counts gifts of 2^i up to 2^(i+1)-1 coins
  private static @Nullable Size median(List<Long> counts) {
    long half = (counts.stream().mapToLong(Long::longValue).sum() + 1) / 2;
    long seen = 0;
    for (int i = 0; i < counts.size(); i++) {
      seen += counts.get(i);
      if (seen >= half && seen > 0) {
        return new Size(1L << i);
      }
    }
    return null;
  }

  private static List<Warning> warnings(long gifts, long share, @Nullable Size median) {
    if (gifts < MIN_GIFTS_TO_JUDGE) {
      return List.of();
    }
    boolean isDiluted = median != null && median.atLeastCoins() == 1;
    return java.util.stream.Stream.of(
            share > HALF ? Warning.DEPENDS_ON_ONE_GIVER : null, isDiluted ? Warning.DILUTED : null)
        .filter(java.util.Objects::nonNull)
        .toList();
  }
}
