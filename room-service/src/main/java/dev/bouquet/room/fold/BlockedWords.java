package dev.bouquet.room.fold;

import static java.util.stream.Collectors.joining;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Whether a message has a word that the room does not want, also in disguise: other case, other
/// widths, accents, letters that nobody sees, and a word that is taken apart.
///
/// Where a script puts spaces between words, a word is found as a whole only: `ass` is no part of
/// `class`. Where it does not, or where endings grow onto words (Korean), it is found anywhere.
/// Letters of other alphabets that look alike are not seen through; that is for moderators.
public final class BlockedWords {
  private static final String SPACE = " ";

  /// Accents, vowel points of Arabic and the like. Not those that make another letter of one: marks
  /// that belong to a script (the vowels of Devanagari or Thai), and the two of Japanese.
  private static final Pattern ACCENT =
      Pattern.compile("[\\p{M}&&\\p{IsInherited}&&[^\u3099\u309A]]");

  /// Zero-width characters, soft hyphens, directions, and letters that only fill a place.
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\u115F\u1160]");

  private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern NO_PART_OF_A_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  private static final Pattern FOUND_ANYWHERE =
      Pattern.compile(
          "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}"
              + "\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}]");

  private BlockedWords() {}

  /// A word, or several in a row, in the form in which it is compared; empty where nothing of it is
  /// a letter or digit. Single letters only are one word, spelled out.
  public static String normal(String word) {
    var parts = parts(plain(word));
    return String.join(parts.stream().allMatch(BlockedWords::isSingle) ? "" : SPACE, parts);
  }

  /// @param words each as [#normal] gives it
  static boolean isIn(String text, Set<String> words) {
    if (words.isEmpty()) {
      return false;
    }
    var said = Said.of(plain(text));
    return words.stream().anyMatch(said::has);
  }

  /// Compatibility forms made plain (UAX 15), without accents and what is not seen, in lower case.
  /// By way of upper case, in which `ß` is `SS` and a final sigma a sigma.
  private static String plain(String text) {
    var apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
    var bare = UNSEEN.matcher(ACCENT.matcher(apart).replaceAll("")).replaceAll("");
    var lower = new StringBuilder();
    bare.toUpperCase(Locale.ROOT)
        .codePoints()
        .map(Character::toLowerCase)
        .forEach(lower::appendCodePoint);
    return Normalizer.normalize(lower, Normalizer.Form.NFC);
  }

  private static boolean isSingle(String part) {
    return part.codePointCount(0, part.length()) == 1;
  }

  private static List<String> parts(String plain) {
    return NO_PART_OF_A_WORD.splitAsStream(plain).filter(part -> !part.isEmpty()).toList();
  }

  /// A text in the ways in which it can be read.
  ///
  /// @param parts what is between spaces and punctuation, as in `so bad!`
  /// @param tokens what is between spaces, punctuation left out, as in `so b.a.d`
  /// @param spelled single letters in a row, as in `b a d`
  /// @param joined all of it without spaces
  private record Said(String parts, String tokens, List<String> spelled, String joined) {

    static Said of(String plain) {
      var parts = BlockedWords.parts(plain);
      var tokens =
          WHITE_SPACE
              .splitAsStream(plain)
              .map(token -> NO_PART_OF_A_WORD.matcher(token).replaceAll(""))
              .filter(token -> !token.isEmpty())
              .toList();
      return new Said(framed(parts), framed(tokens), spelled(parts), String.join("", parts));
    }

    boolean has(String word) {
      var whole = SPACE + word + SPACE;
      var letters = word.replace(SPACE, "");
      return parts.contains(whole)
          || tokens.contains(whole)
          || spelled.stream().anyMatch(run -> run.contains(letters))
          || (FOUND_ANYWHERE.matcher(word).find() && joined.contains(letters));
    }

    private static String framed(List<String> words) {
      return words.stream().collect(joining(SPACE, SPACE, SPACE));
    }

    /// Where longer parts are, the rows end.
    private static List<String> spelled(List<String> parts) {
      var letters = parts.stream().map(part -> isSingle(part) ? part : SPACE).collect(joining());
      return Arrays.stream(letters.split(SPACE)).filter(run -> !run.isEmpty()).toList();
    }
  }
}
