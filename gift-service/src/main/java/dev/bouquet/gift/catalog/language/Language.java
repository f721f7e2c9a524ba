package dev.bouquet.gift.catalog.language;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// The languages that gifts have words in, English first, which every gift has.
public enum Language {
  ENGLISH("en", "ltr"),
  SPANISH("es", "ltr"),
  BRAZILIAN_PORTUGUESE("pt-BR", "ltr"),
  FRENCH("fr", "ltr"),
  GERMAN("de", "ltr"),
  TURKISH("tr", "ltr"),
  RUSSIAN("ru", "ltr"),
  ARABIC("ar", "rtl"),
  HEBREW("he", "rtl"),
  HINDI("hi", "ltr"),
  JAPANESE("ja", "ltr"),
  KOREAN("ko", "ltr"),
  SIMPLIFIED_CHINESE("zh-Hans", "ltr"),
  TRADITIONAL_CHINESE("zh-Hant", "ltr"),
  INDONESIAN("id", "ltr");

  private final String tag;
  private final String direction;

  Language(String tag, String direction) {
    this.tag = tag;
    this.direction = direction;
  }

  /// BCP 47.
  public String tag() {
    return tag;
  }

  /// `ltr` or `rtl`, as in HTML.
  public String direction() {
    return direction;
  }

  public static Optional<Language> tagged(String tag) {
    return Arrays.stream(values()).filter(one -> one.tag.equals(tag)).findFirst();
  }

  public static String allTags() {
    return Arrays.stream(values()).map(Language::tag).collect(Collectors.joining(", "));
  }
}
