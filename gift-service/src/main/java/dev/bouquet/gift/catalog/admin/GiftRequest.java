package dev.bouquet.gift.catalog.admin;

import dev.bouquet.gift.catalog.Gift;
import dev.bouquet.gift.catalog.GiftContent;
import dev.bouquet.gift.catalog.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A whole gift as an operator wants it. What is left out is as in [GiftContent]: everywhere, of
/// all seasons, always; on the panel and comboable; with the pictures of Bouquet.
///
/// @param texts by language; English must be there
record GiftRequest(
    @NotNull @Min(1) @Max(MOST_COINS) Long price,
    Gift.@NotNull Tier tier,
    @NotNull @Pattern(regexp = SLUG) String category,
    @Nullable @Min(0) @Max(LAST_POSITION) Integer position,
    @NotNull @Size(min = 1) Map<String, @Valid @NotNull Words> texts,
    @Nullable @Size(max = 300) List<@NotNull String> regions,
    @Nullable @Size(max = 20) List<@NotNull @Pattern(regexp = SLUG) String> cultures,
    @Nullable String season,
    @Nullable Boolean onlyInSeason,
    @Nullable Instant availableFrom,
    @Nullable Instant availableUntil,
    @Nullable Boolean onPanel,
    @Nullable Boolean comboable,
    @Nullable @Size(max = 500) String iconUrl,
    @Nullable @Size(max = 500) String animationUrl) {
  /// The cap keeps the largest quantity of the dearest gift under what one charge may take.
  private static final long MOST_COINS = 1_000_000;

  private static final int LAST_POSITION = 1_000_000;
  private static final String SLUG = "[a-z0-9][a-z0-9-]{0,31}";

  record Words(
      @NotBlank @Size(max = 60) String name, @NotNull @Size(max = 200) String description) {
    Text text() {
      return new Text(name.strip(), description.strip());
    }
  }

  /// Checked by [GiftRules] before.
  GiftContent content() {
    return new GiftContent(
        price,
        tier,
        category,
        position == null ? LAST_POSITION : position,
        texts.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, words -> words.getValue().text())),
        sorted(regions),
        sorted(cultures),
        season,
        onlyInSeason != null && onlyInSeason,
        micros(availableFrom),
        micros(availableUntil),
        onPanel == null || onPanel,
        comboable == null || comboable,
        iconUrl,
        animationUrl,
        false);
  }

  private static List<String> sorted(@Nullable List<String> names) {
    return names == null ? List.of() : names.stream().distinct().sorted().toList();
  }

  private static @Nullable Instant micros(@Nullable Instant time) {
    return time == null ? null : time.truncatedTo(ChronoUnit.MICROS);
  }
}
