package dev.bouquet.gift.catalog.language;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The languages that gifts have words in, English first, which every gift has.
public enum Language {
  ENGLISH("en", "ltr"),
  SPANISH("es", "ltr"),
  BRAZILIAN_PORTUGUESE("pt-BR", "ltr", "pt"),
  FRENCH("fr", "ltr"),
  GERMAN("de", "ltr"),
  TURKISH("tr", "ltr"),
  RUSSIAN("ru", "ltr"),
  ARABIC("ar", "rtl"),
  HEBREW("he", "rtl", "iw"),
  HINDI("hi", "ltr"),
  JAPANESE("ja", "ltr"),
  KOREAN("ko", "ltr"),
  SIMPLIFIED_CHINESE("zh-Hans", "ltr", "zh"),
  TRADITIONAL_CHINESE("zh-Hant", "ltr", "zh-TW", "zh-HK", "zh-MO"),
  INDONESIAN("id", "ltr", "in");

  private final String tag;
  private final String direction;
  private final List<String> alsoReadAs;

  /// @param alsoReadAs tags whose readers get it, too, that lookup alone would not lead here
  Language(String tag, String direction, String... alsoReadAs) {
    this.tag = tag;
    this.direction = direction;
    this.alsoReadAs = List.of(alsoReadAs);
  }

  /// BCP 47.
  public String tag() {
    return tag;
  }

  /// `ltr` or `rtl`, as in HTML.
  public String direction() {
    return direction;
  }

  List<String> alsoReadAs() {
    return alsoReadAs;
  }

  public static Optional<Language> tagged(String tag) {
    return Arrays.stream(values()).filter(one -> one.tag.equals(tag)).findFirst();
  }

  public static String allTags() {
    return Arrays.stream(values()).map(Language::tag).collect(Collectors.joining(", "));
  }
}
