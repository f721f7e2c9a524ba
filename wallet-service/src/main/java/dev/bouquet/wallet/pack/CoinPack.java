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

  boolean isInItsDates(Instant now) {
    return (onSaleFrom == null || !now.isBefore(onSaleFrom))
        && (onSaleUntil == null || now.isBefore(onSaleUntil));
  }
}
