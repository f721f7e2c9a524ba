package dev.bouquet.gift.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Everything that operators decide about a gift. A change replaces all of it.
///
/// @param price coins for one, 1 to 1,000,000
/// @param category where apps put it, e.g. `food`
/// @param position the panel is in this order, then by id
/// @param texts by BCP 47 tag; English is always there
/// @param regions ISO 3166-1 alpha-2: where the panel shows it; empty for everywhere
/// @param cultures whose it is, e.g. `lunar-new-year`; empty for everybody's
/// @param season when it is at home; null for a gift of all seasons
/// @param onlyInSeason there outside of its season neither to see nor to send
/// @param availableFrom null: since ever
/// @param availableUntil exclusive; null: until it is retired
/// @param onPanel whether the public list shows it; a hidden gift can be sent all the same
/// @param iconUrl null: the one that Bouquet draws
/// @param animationUrl null: the one that Bouquet draws
/// @param retired no more to see or to send, for ever
public record GiftContent(
    long price,
    Gift.Tier tier,
    String category,
    int position,
    Map<String, Text> texts,
    List<String> regions,
    List<String> cultures,
    @Nullable String season,
    boolean onlyInSeason,
    @Nullable Instant availableFrom,
    @Nullable Instant availableUntil,
    boolean onPanel,
    boolean comboable,
    @Nullable String iconUrl,
    @Nullable String animationUrl,
    boolean retired) {
  private static final String ENGLISH = "en";

  public GiftContent {
    texts = Map.copyOf(texts);
    regions = List.copyOf(regions);
    cultures = List.copyOf(cultures);
    if (!texts.containsKey(ENGLISH)) {
      throw new IllegalArgumentException("a gift has an English name");
    }
  }

  /// In English where the gift has no words in the language.
  public Text textIn(String language) {
    var text = texts.getOrDefault(language, texts.get(ENGLISH));
    if (text == null) {
      throw new IllegalStateException("checked when it was made");
    }
    return text;
  }

  public boolean isShownIn(@Nullable String region) {
    return regions.isEmpty() || (region != null && regions.contains(region));
  }

  /// Whether it can be sent at this moment, seen or not.
  public boolean isOpen(Seasons seasons, Instant at) {
    return !retired && window().contains(at) && (!onlyInSeason || isInSeason(seasons, at));
  }

  public boolean isInSeason(Seasons seasons, Instant at) {
    return season != null && seasons.spans(season).stream().anyMatch(span -> span.contains(at));
  }

  /// When its time window and its seasons end.
  Stream<Instant> ends(Seasons seasons) {
    var spans = season == null ? List.<Span>of() : seasons.spans(season);
    return Stream.concat(Stream.of(window()), spans.stream())
        .flatMap(span -> Optional.ofNullable(span.until()).stream());
  }

  /// Its time window.
  Span window() {
    return new Span(availableFrom, availableUntil);
  }

  /// Whether a combo of this gift that runs would go on otherwise, were `next` to follow at once:
  /// at another price, as single gifts, or not at all. Also off the panel, where it can be sent and
  /// where combos go on that began on it.
  public boolean combosBreakWith(GiftContent next) {
    return comboable
        && (price != next.price || !next.comboable || next.retired || !isOpenWhenever(next));
  }

  private boolean isOpenWhenever(GiftContent other) {
    return window().equals(other.window())
        && onlyInSeason == other.onlyInSeason
        && (!onlyInSeason || Objects.equals(season, other.season));
  }

  public GiftContent retire() {
    return new GiftContent(
        price,
        tier,
        category,
        position,
        texts,
        regions,
        cultures,
        season,
        onlyInSeason,
        availableFrom,
        availableUntil,
        onPanel,
        comboable,
        iconUrl,
        animationUrl,
        true);
  }

  Gift gift(String id) {
    return new Gift(id, textIn(ENGLISH).name(), price, tier, comboable);
  }
}
