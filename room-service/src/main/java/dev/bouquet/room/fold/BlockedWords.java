package dev.bouquet.room.fold;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/// Whether a message has a word that the room does not want. Letters that look alike to people
/// though not to machines (full width, ligatures, accents) count as the same, and so do a word's
/// parts that are held together by anything but letters and digits.
public final class BlockedWords {
  private BlockedWords() {}

  /// A word in the form in which it is compared; empty where nothing of it is a letter or digit.
  public static String normal(String word) {
    return plain(word).replaceAll("[^\\p{L}\\p{N}]", "");
  }

  /// @param words each as [#normal] gives it
  static boolean isIn(String text, Set<String> words) {
    if (words.isEmpty()) {
      return false;
    }
    return Arrays.stream(plain(text).split("\\s+"))
        .map(BlockedWords::normal)
        .anyMatch(said -> words.stream().anyMatch(said::contains));
  }

  /// Compatibility forms taken apart (UAX 15, NFKD), without marks, in lower case.
  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT);
  }
}
