package dev.bouquet.gift.catalog.admin;

import dev.bouquet.gift.catalog.Seasons;
import dev.bouquet.gift.catalog.language.Language;
import dev.bouquet.kit.problem.ProblemException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the fields of a [GiftRequest] must be to each other and to the world.
final class GiftRules {
  private static final Set<String> REGIONS = Set.of(Locale.getISOCountries());
  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  private GiftRules() {}

  /// @throws ProblemException 400 for the first rule that is broken
  static void check(GiftRequest request, Seasons seasons) {
    checkLanguages(request);
    if (request.regions() != null && !REGIONS.containsAll(request.regions())) {
      throw ProblemException.malformed(
          "REGION_UNKNOWN", "Regions are countries' two letters, as in ISO 3166-1.");
    }
    checkSeason(request, seasons);
    checkWindow(request);
    checkUrl("/iconUrl", request.iconUrl());
    checkUrl("/animationUrl", request.animationUrl());
  }

  private static void checkLanguages(GiftRequest request) {
    var languages = request.texts().keySet();
    if (!languages.stream().allMatch(tag -> Language.tagged(tag).isPresent())) {
      throw ProblemException.malformed(
          "LOCALE_UNKNOWN", "Gifts have words in these languages: " + Language.allTags() + ".");
    }
    if (!languages.contains(Language.ENGLISH.tag())) {
      throw invalid("/texts/en", "every gift has words in English");
    }
  }

  private static void checkSeason(GiftRequest request, Seasons seasons) {
    if (request.season() != null && !seasons.names().contains(request.season())) {
      throw invalid("/season", "one of " + seasons.names().stream().sorted().toList());
    }
    if (Boolean.TRUE.equals(request.onlyInSeason()) && request.season() == null) {
      throw invalid("/season", "there, where the gift is onlyInSeason");
    }
  }

  private static void checkWindow(GiftRequest request) {
    var from = request.availableFrom();
    var until = request.availableUntil();
    checkTime("/availableFrom", from);
    checkTime("/availableUntil", until);
    if (from != null && until != null && !from.isBefore(until)) {
      throw invalid("/availableUntil", "later than availableFrom");
    }
  }

  private static void checkTime(String pointer, @Nullable Instant time) {
    if (time != null && (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST))) {
      throw invalid(pointer, "an RFC 3339 time from 1970 to 9999");
    }
  }

  /// @param furthest how far ahead a change may be scheduled
  static void checkSchedule(@Nullable Instant takesEffectAt, Instant now, Duration furthest) {
    if (takesEffectAt != null
        && (takesEffectAt.isBefore(now) || takesEffectAt.isAfter(now.plus(furthest)))) {
      throw invalid("/takesEffectAt", "ahead, at most %d days".formatted(furthest.toDays()));
    }
  }

  private static void checkUrl(String pointer, @Nullable String url) {
    if (url != null && !isHttps(url)) {
      throw invalid(pointer, "an https address");
    }
  }

  private static boolean isHttps(String url) {
    try {
      var address = new URI(url);
      return "https".equals(address.getScheme())
          && address.getHost() != null
          && address.getUserInfo() == null;
    } catch (URISyntaxException _) {
      return false;
    }
  }

  static ProblemException invalid(String pointer, String rule) {
    return ProblemException.malformed("INVALID_REQUEST", "A field is out of its bounds.")
        .withError(pointer, rule);
  }
}
