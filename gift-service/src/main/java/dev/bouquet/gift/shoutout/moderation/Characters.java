package dev.bouquet.gift.shoutout.moderation;

import static java.lang.Character.UnicodeScript.ARABIC;
import static java.lang.Character.UnicodeScript.BENGALI;
import static java.lang.Character.UnicodeScript.DEVANAGARI;
import static java.lang.Character.UnicodeScript.GUJARATI;
import static java.lang.Character.UnicodeScript.GURMUKHI;
import static java.lang.Character.UnicodeScript.KANNADA;
import static java.lang.Character.UnicodeScript.MALAYALAM;
import static java.lang.Character.UnicodeScript.ORIYA;
import static java.lang.Character.UnicodeScript.SINHALA;
import static java.lang.Character.UnicodeScript.TAMIL;
import static java.lang.Character.UnicodeScript.TELUGU;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Which characters may travel: those that people see, and of the others only what their languages
/// and emoji are written with. Everything else hides something, or spoils what stands around it.
final class Characters {
  /// Marks on one letter: Vietnamese needs two, vocalised Arabic three. More climb out of the line.
  private static final int MOST_MARKS = 3;

  private static final int NON_JOINER = 0x200C;
  private static final int JOINER = 0x200D;
  private static final int TEXT_STYLE = 0xFE0E;
  private static final int EMOJI_STYLE = 0xFE0F;
  private static final int BLACK_FLAG = 0x1F3F4;

  /// Fillers, blanks, and what stands for something that is lost. Unicode calls none of them a
  /// format character.
  private static final Set<Integer> NOTHING_TO_SEE =
      Set.of(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0, 0xFFFC, 0xFFFD);

  /// Where joiners say how letters are written, as in Persian and in the scripts of India.
  private static final Set<UnicodeScript> JOINED =
      EnumSet.of(
          ARABIC,
          DEVANAGARI,
          BENGALI,
          GURMUKHI,
          GUJARATI,
          ORIYA,
          TAMIL,
          TELUGU,
          KANNADA,
          MALAYALAM,
          SINHALA);

  /// England, Scotland and Wales, whose flags are written with invisible letters (UTS 51).
  private static final List<int[]> FLAGS = List.of(flag("gbeng"), flag("gbsct"), flag("gbwls"));

  private Characters() {}

  /// Whether none is half of a surrogate pair, which no other program can read.
  static boolean areAllWhole(String text) {
    return text.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE);
  }

  static boolean areAllVisible(String text) {
    int[] points = text.codePoints().toArray();
    int marks = 0;
    for (int at = 0; at < points.length; at++) {
      marks = isMark(points[at]) ? marks + 1 : 0;
      if (marks > MOST_MARKS || !isVisible(points, at)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isMark(int point) {
    int type = Character.getType(point);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  private static boolean isVisible(int[] points, int at) {
    int point = points[at];
    if (isVariation(point)) {
      return isStyle(point) && at > 0 && Character.isEmoji(points[at - 1]);
    }
    return switch (Character.getType(point)) {
      case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE -> false;
      // Emoji are in use before every Java knows them; Unicode has set their places aside.
      case Character.UNASSIGNED -> Character.isExtendedPictographic(point);
      case Character.FORMAT -> joins(points, at) || isInFlag(points, at);
      default -> !NOTHING_TO_SEE.contains(point);
    };
  }

  private static boolean isVariation(int point) {
    return (point >= 0xFE00 && point <= EMOJI_STYLE)
        || (point >= 0xE0100 && point <= 0xE01EF)
        || (point >= 0x180B && point <= 0x180F);
  }

  private static boolean isStyle(int point) {
    return point == TEXT_STYLE || point == EMOJI_STYLE;
  }

  private static boolean joins(int[] points, int at) {
    int point = points[at];
    if ((point != JOINER && point != NON_JOINER) || at == 0 || at == points.length - 1) {
      return false;
    }
    int before = points[at - 1];
    int after = points[at + 1];
    var script = UnicodeScript.of(before);
    boolean joinsLetters = JOINED.contains(script) && UnicodeScript.of(after) == script;
    return joinsLetters
        || (point == JOINER && endsEmoji(before) && Character.isExtendedPictographic(after));
  }

  private static boolean endsEmoji(int point) {
    return Character.isExtendedPictographic(point)
        || Character.isEmojiModifier(point)
        || point == EMOJI_STYLE;
  }

  private static boolean isInFlag(int[] points, int at) {
    int length = FLAGS.getFirst().length;
    for (int from = at - 1; from >= 0 && at - from < length; from--) {
      if (points[from] == BLACK_FLAG) {
        return isFlag(points, from);
      }
    }
    return false;
  }

  private static boolean isFlag(int[] points, int from) {
    return FLAGS.stream()
        .anyMatch(flag ->
            points.length - from >= flag.length
                && Arrays.equals(points, from, from + flag.length, flag, 0, flag.length));
  }

  private static int[] flag(String region) {
    int[] points = new int[region.length() + 2];
    points[0] = BLACK_FLAG;
    for (int i = 0; i < region.length(); i++) {
      points[i + 1] = 0xE0000 + region.charAt(i);
    }
    points[points.length - 1] = 0xE007F;
    return points;
  }
}
