package dev.bouquet.wallet.pack;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All packs there ever were, and who can buy which of them when.
///
/// @param all in the order in which they are shown
public record CoinPacks(List<CoinPack> all) {

  public CoinPacks {
    all = List.copyOf(all);
  }

  /// What became of the wish to buy a pack.
  public sealed interface Choice {
    record OnSale(CoinPack pack) implements Choice {}

    record Refused(Why why) implements Choice {}

    enum Why {
      UNKNOWN,
      RETIRED,
      /// Before its first day or after its last.
      OUT_OF_ITS_DATES,
      OTHER_COUNTRY
    }
  }

  /// @param country null where it is not known: sells what has no country
  public List<CoinPack> onSale(@Nullable Country country, Channel channel, Instant now) {
    var own = onSaleIn(country, channel, now);
    return own.isEmpty() ? onSaleIn(null, channel, now) : own;
  }

  /// @param country of the buyer, null where it is not known
  public Choice choose(String packId, @Nullable Country country, Instant now) {
    var found = find(packId);
    if (found.isEmpty()) {
      return new Choice.Refused(Choice.Why.UNKNOWN);
    }
    var pack = found.get();
    if (pack.retired()) {
      return new Choice.Refused(Choice.Why.RETIRED);
    }
    if (!pack.isInItsDates(now)) {
      return new Choice.Refused(Choice.Why.OUT_OF_ITS_DATES);
    }
    return onSale(country, pack.channel(), now).contains(pack)
        ? new Choice.OnSale(pack)
        : new Choice.Refused(Choice.Why.OTHER_COUNTRY);
  }

  public Optional<CoinPack> find(String packId) {
    return all.stream().filter(pack -> pack.id().equals(packId)).findFirst();
  }

  private List<CoinPack> onSaleIn(@Nullable Country country, Channel channel, Instant now) {
    return all.stream()
        .filter(pack -> Objects.equals(pack.country(), country) && pack.channel() == channel)
        .filter(pack -> !pack.retired() && pack.isInItsDates(now))
        .toList();
  }
}
