package dev.bouquet.gift.catalog.language;

import java.util.Arrays;
import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds the language for a reader: `de-AT` gets German, and whoever reads nothing of what there is
/// gets English.
public final class LanguageChoice {
  /// Whose readers get a language that lookup alone would not lead them to.
  private static final Map<String, Language> ALSO_READ_AS =
      Map.of(
          "pt", Language.BRAZILIAN_PORTUGUESE,
          "iw", Language.HEBREW,
          "in", Language.INDONESIAN,
          "zh", Language.SIMPLIFIED_CHINESE,
          "zh-tw", Language.TRADITIONAL_CHINESE,
          "zh-hk", Language.TRADITIONAL_CHINESE,
          "zh-mo", Language.TRADITIONAL_CHINESE);

  private static final Map<String, Language> BY_TAG = byTag();
  private static final Set<String> LANGUAGES_THERE_ARE = languagesThereAre();

  private LanguageChoice() {}

  /// For a language that somebody asks for by name.
  ///
  /// @param locale BCP 47, e.g. `pt-PT`
  /// @return empty where that is no language: malformed, or none that Java has heard of
  public static Optional<Language> named(String locale) {
    try {
      var asked = new Locale.Builder().setLanguageTag(locale).build();
      return LANGUAGES_THERE_ARE.contains(asked.getLanguage())
          ? Optional.of(best(Locale.LanguageRange.parse(asked.toLanguageTag())))
          : Optional.empty();
    } catch (IllformedLocaleException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// For what a browser says, which is never refused.
  ///
  /// @param header `Accept-Language`
  public static Language accepted(@Nullable String header) {
    if (header == null || header.isBlank()) {
      return Language.ENGLISH;
    }
    try {
      return best(Locale.LanguageRange.parse(header));
    } catch (IllegalArgumentException _) {
      return Language.ENGLISH;
    }
  }

  private static Language best(List<Locale.LanguageRange> asked) {
    var tag = Locale.lookupTag(asked, BY_TAG.keySet());
    return tag == null ? Language.ENGLISH : BY_TAG.getOrDefault(tag, Language.ENGLISH);
  }

  private static Map<String, Language> byTag() {
    var languages = new HashMap<>(ALSO_READ_AS);
    for (var language : Language.values()) {
      languages.put(language.tag().toLowerCase(Locale.ROOT), language);
    }
    return Map.copyOf(languages);
  }

  private static Set<String> languagesThereAre() {
    return Stream.concat(
            Arrays.stream(Locale.getISOLanguages()),
            Arrays.stream(Locale.getAvailableLocales()).map(Locale::getLanguage))
        .filter(language -> !language.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }
}
