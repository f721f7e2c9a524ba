package dev.bouquet.gift.shoutout.words;

import dev.bouquet.kit.problem.ProblemException;
import java.util.Locale;
import java.util.regex.Pattern;

/// The languages that can have a list, by primary tag of BCP 47: those that this platform knows.
final class Language {
  private static final Pattern TAG = Pattern.compile("[a-z]{2,3}");

  private Language() {}

  /// @throws ProblemException 404 where it is no language's primary tag
  static String require(String tag) {
    if (!TAG.matcher(tag).matches() || isUnknown(tag)) {
      throw ProblemException.notFound(
          "MESSAGE_LANGUAGE_NOT_FOUND", "A list's address ends with a language, as in `pt`.");
    }
    return tag;
  }

  /// An unknown language's name is its tag, and an outdated tag is read as another one.
  private static boolean isUnknown(String tag) {
    var locale = Locale.of(tag);
    return locale.getDisplayLanguage(Locale.ENGLISH).equals(tag)
        || !locale.getLanguage().equals(tag);
  }
}
