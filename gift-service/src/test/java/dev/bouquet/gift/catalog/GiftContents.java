package dev.bouquet.gift.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Gifts for tests: a rose for everybody, and what may differ.
public final class GiftContents {
  private GiftContents() {}

  public static GiftContent priced(long price) {
    return rose(price, true, true, null, null, null);
  }

  public static GiftContent single(long price) {
    return rose(price, true, false, null, null, null);
  }

  /// Off the panel, and there to be sent.
  public static GiftContent hidden(long price) {
    return rose(price, false, true, null, null, null);
  }

  public static GiftContent available(@Nullable Instant from, @Nullable Instant until) {
    return rose(1, true, true, null, from, until);
  }

  public static GiftContent onlyIn(String season) {
    return rose(1, true, true, season, null, null);
  }

  private static GiftContent rose(
      long price,
      boolean onPanel,
      boolean comboable,
      @Nullable String season,
      @Nullable Instant from,
      @Nullable Instant until) {
    return new GiftContent(
        price,
        Gift.Tier.SMALL,
        "flowers",
        10,
        Map.of("en", new Text("Rose", "A rose.")),
        List.of(),
        List.of(),
        season,
        season != null,
        from,
        until,
        onPanel,
        comboable,
        null,
        null,
        false);
  }
}
