package dev.bouquet.gift.ranking;

import dev.bouquet.kit.http.Page;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/// What every ranking is asked with, as the query says it.
record RankingParams(
    @QueryParam("period") @Nullable String period,
    @QueryParam("on") @Nullable String on,
    @QueryParam("pageSize") @Nullable Integer pageSize,
    @QueryParam("pageToken") @Nullable String pageToken) {

  RankingPeriod asked() {
    return RankingPeriod.of(period, on);
  }

  int size() {
    return Page.size(pageSize);
  }

  Place.Key after() {
    return Page.after(pageToken, Place.Key.TOP, Place.Key::parse);
  }
}
