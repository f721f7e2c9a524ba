package dev.bouquet.gift.shoutout.moderation;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// A piece of a text as it matters for addresses.
///
/// @param text a word's letters; of everything else the character
record LinkToken(Kind kind, String text) {
  enum Kind {
    WORD,
    DOT,
    SLASH,
    COLON,
    AT,
    OPEN,
    CLOSE,
    SPACE,
    OTHER
  }

  private static final String FULL_STOPS = ".。۔。";

  /// Dots only where they stand between letters: alone they are bullets.
  private static final String MIDDLE_DOTS = "·•∙⋅・‧ꞏ᛫";

  private static final String SLASHES = "/⁄∕⧸";

  /// Scripts that put no space between an address and the words around it.
  private static final Set<UnicodeScript> SPACELESS =
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.HANGUL,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR);

  boolean is(Kind one) {
    return kind == one;
  }

  boolean isLetter() {
    return kind == Kind.WORD && text.codePointCount(0, text.length()) == 1;
  }

  /// @param folded as [Folding] leaves it
  static List<LinkToken> of(String folded) {
    int[] points = folded.codePoints().toArray();
    var tokens = new ArrayList<LinkToken>();
    int at = 0;
    while (at < points.length) {
      int end = endOfWord(points, at);
      var kind = end > at ? Kind.WORD : kind(points, at);
      end = Math.max(end, at + 1);
      tokens.add(new LinkToken(kind, new String(points, at, end - at)));
      at = end;
    }
    return tokens;
  }

  /// The same with letters that stand alone in a row made a word: `c o m` is `com`.
  static List<LinkToken> spelledTogether(List<LinkToken> tokens) {
    var together = new ArrayList<LinkToken>();
    int at = 0;
    while (at < tokens.size()) {
      var token = tokens.get(at++);
      if (token.isLetter()) {
        var word = new StringBuilder(token.text());
        while (isSpacedLetter(tokens, at)) {
          word.append(tokens.get(at + 1).text());
          at += 2;
        }
        token = new LinkToken(Kind.WORD, word.toString());
      }
      together.add(token);
    }
    return together;
  }

  private static boolean isSpacedLetter(List<LinkToken> tokens, int at) {
    return at + 1 < tokens.size()
        && (tokens.get(at).is(Kind.SPACE) || tokens.get(at).is(Kind.OTHER))
        && tokens.get(at + 1).isLetter();
  }

  private static int endOfWord(int[] points, int from) {
    int end = from;
    while (end < points.length
        && isPartOfWord(points[end])
        && isSpaceless(points[end]) == isSpaceless(points[from])) {
      end++;
    }
    return end;
  }

  private static boolean isPartOfWord(int point) {
    return Character.isLetterOrDigit(point)
        || switch (Character.getType(point)) {
          case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
          default -> false;
        };
  }

  private static boolean isSpaceless(int point) {
    return SPACELESS.contains(UnicodeScript.of(point));
  }

  private static Kind kind(int[] points, int at) {
    int point = points[at];
    if (FULL_STOPS.indexOf(point) >= 0
        || (MIDDLE_DOTS.indexOf(point) >= 0 && isTight(points, at))) {
      return Kind.DOT;
    }
    if (SLASHES.indexOf(point) >= 0) {
      return Kind.SLASH;
    }
    return switch (point) {
      case ' ' -> Kind.SPACE;
      case ':', '։', '꞉', '∶' -> Kind.COLON;
      case '@' -> Kind.AT;
      case '(', '[', '{', '<', '【', '「', '〈' -> Kind.OPEN;
      case ')', ']', '}', '>', '】', '」', '〉' -> Kind.CLOSE;
      default -> Kind.OTHER;
    };
  }

  private static boolean isTight(int[] points, int at) {
    return at > 0
        && at + 1 < points.length
        && isPartOfWord(points[at - 1])
        && isPartOfWord(points[at + 1]);
  }
}
