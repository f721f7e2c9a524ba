package dev.bouquet.gift.catalog;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The festive times of the year, by the days on which they are kept. A season begins with its
/// first day where that begins first on earth (UTC+14), and ends when its last day is over
/// everywhere (UTC−12): nobody's festival is cut.
public final class Seasons {
  private static final String RESOURCE = "/catalog/seasons.json";
  private static final ZoneOffset FIRST_ON_EARTH = ZoneOffset.ofHours(14);
  private static final ZoneOffset LAST_ON_EARTH = ZoneOffset.ofHours(-12);

  private final Map<String, List<Span>> byName;

  Seasons(Map<String, List<Span>> byName) {
    this.byName = Map.copyOf(byName);
  }

  /// Those that come with Bouquet. Feasts of the moon are listed year by year.
  static Seasons shipped() {
    try (var json = Seasons.class.getResourceAsStream(RESOURCE)) {
      var days =
          new ObjectMapper().readValue(json, new TypeReference<Map<String, List<Days>>>() {});
      return new Seasons(
          days.entrySet().stream()
              .collect(
                  Collectors.toMap(
                      Map.Entry::getKey,
                      season -> season.getValue().stream().map(Days::span).toList())));
    } catch (IOException e) {
      throw new UncheckedIOException("the seasons cannot be read", e);
    }
  }

  /// @param from the first day, e.g. `2027-02-06`
  /// @param to the last day
  record Days(String from, String to) {
    Span span() {
      return new Span(
          LocalDate.parse(from).atStartOfDay().toInstant(FIRST_ON_EARTH),
          LocalDate.parse(to).plusDays(1).atStartOfDay().toInstant(LAST_ON_EARTH));
    }
  }

  public Set<String> names() {
    return byName.keySet();
  }

  /// None for a season that is not known any more.
  List<Span> spans(String season) {
    return byName.getOrDefault(season, List.of());
  }

  /// When the season next begins or ends.
  Optional<Instant> nextBoundary(String season, Instant after) {
    return spans(season).stream()
        .flatMap(span -> span.nextBoundary(after).stream())
        .min(Instant::compareTo);
  }
}
