package dev.bouquet.gift.shoutout.moderation;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A text in the ways in which it can be read: letters, and single spaces between and around words.
///
/// @param words what may have a word as a whole
/// @param stretches what may have a word anywhere in it
/// @param spelled letters that stand alone, put together, as in `b a d`
record Readings(List<String> words, List<String> stretches, String spelled) {
  private static final char SPACE = ' ';

  /// Punctuation that ends a thought: no word of a script without spaces goes on behind it.
  private static final char STOP = '.';

  /// Everything else that is no letter, as in `b*a*d`.
  private static final char GAP = '-';

  private static final String STOPS = ".,;:!?。、，；：！？…।۔؟،؛";

  /// Digits and signs that pass for letters, where letters are around them.
  private static final Map<Integer, Character> PASS_FOR =
      Map.ofEntries(
          Map.entry((int) '0', 'o'),
          Map.entry((int) '1', 'i'),
          Map.entry((int) '3', 'e'),
          Map.entry((int) '4', 'a'),
          Map.entry((int) '5', 's'),
          Map.entry((int) '7', 't'),
          Map.entry((int) '8', 'b'),
          Map.entry((int) '9', 'g'),
          Map.entry((int) '$', 's'),
          Map.entry((int) '@', 'a'),
          Map.entry((int) '€', 'e'),
          Map.entry((int) '!', 'i'),
          Map.entry((int) '|', 'i'));

  /// What passes for a letter only where one follows: otherwise it ends a word.
  private static final String BEFORE_A_LETTER_ONLY = "!|";

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[ .-]+");
  private static final Pattern INSIDE_WORDS = Pattern.compile("[.-]+");

  /// @param folded as [Folding] leaves it
  static Readings of(String folded) {
    var plain = signs(folded, false);
    var disguised = signs(folded, true);
    return new Readings(
        List.of(apart(plain), whole(plain), apart(disguised), whole(disguised)),
        List.of(apart(plain), plain.replace("-", "").replace(STOP, SPACE)),
        spelled(disguised));
  }

  /// A word as it is looked for: as `words` has it where it stands as a whole.
  static String wordIn(String folded) {
    return apart(signs(folded, true)).strip();
  }

  /// Words end at everything that is no letter.
  private static String apart(String signs) {
    return framed(BETWEEN_WORDS.matcher(signs).replaceAll(" "));
  }

  /// Words end at spaces, and have no other gaps.
  private static String whole(String signs) {
    return framed(INSIDE_WORDS.matcher(signs).replaceAll(""));
  }

  private static String spelled(String signs) {
    return framed(
        BETWEEN_WORDS
            .splitAsStream(signs)
            .map(part -> part.codePointCount(0, part.length()) == 1 ? part : " ")
            .collect(joining()));
  }

  private static String framed(String words) {
    return SPACE + words + SPACE;
  }

  /// @param disguised whether digits and signs among letters are read as such
  private static String signs(String folded, boolean disguised) {
    return Arrays.stream(folded.split(" ", -1))
        .map(token -> signs(token.codePoints().toArray(), disguised))
        .collect(joining(" "));
  }

  private static String signs(int[] token, boolean disguised) {
    boolean passes = disguised && Arrays.stream(token).anyMatch(Character::isLetter);
    var signs = new StringBuilder(token.length);
    for (int at = 0; at < token.length; at++) {
      boolean beforeLetter = at + 1 < token.length && Character.isLetter(token[at + 1]);
      signs.appendCodePoint(sign(token[at], passes, beforeLetter));
    }
    return signs.toString();
  }

  private static int sign(int point, boolean passes, boolean beforeLetter) {
    if (isPartOfLetter(point)) {
      return point == 'l' ? 'i' : point;
    }
    var letter = PASS_FOR.get(point);
    if (passes && letter != null && (beforeLetter || BEFORE_A_LETTER_ONLY.indexOf(point) < 0)) {
      return letter;
    }
    return STOPS.indexOf(point) >= 0 ? STOP : GAP;
  }

  private static boolean isPartOfLetter(int point) {
    int type = Character.getType(point);
    return Character.isLetter(point)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }
}
