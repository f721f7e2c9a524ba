package dev.bouquet.wallet.pack;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A number of coins with a price, for one country and channel.
///
/// @param country null: for every country that has no packs of its own
/// @param onSaleFrom null: since ever
/// @param onSaleUntil exclusive; null: until it is retired
/// @param retired taken off sale, whatever its dates say
public record CoinPack(
    String id,
    long coins,
    Money price,
    @Nullable Country country,
    Channel channel,
    @JsonIgnore @Nullable Instant onSaleFrom,
    @Nullable Instant onSaleUntil,
    @JsonIgnore boolean retired) {

  /// Whether the other is the same to buyers, were neither retired.
  boolean isSoldAs(CoinPack other) {
    return withoutRetirement().equals(other.withoutRetirement());
  }

  private CoinPack withoutRetirement() {
    return new CoinPack(id, coins, price, country, channel, onSaleFrom, onSaleUntil, false);
  }

  boolean isInItsDates(Instant now) {
    return (onSaleFrom == null || !now.isBefore(onSaleFrom))
        && (onSaleUntil == null || now.isBefore(onSaleUntil));
  }
}
