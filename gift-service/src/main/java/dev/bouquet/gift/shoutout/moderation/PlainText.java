package dev.bouquet.gift.shoutout.moderation;

import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// The form in which a message travels.
final class PlainText {
  private static final String SPACE = " ";
  private static final Pattern WHITE_SPACE = Pattern.compile("[\\t\\n\\r\\p{Z}]+");

  private PlainText() {}

  /// Composed (UAX 15, NFC), one space wherever there was white space, none around it. The form of
  /// such a text is the text itself.
  static String of(String text) {
    var composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    var spaced = WHITE_SPACE.matcher(composed).replaceAll(SPACE);
    int from = spaced.startsWith(SPACE) ? 1 : 0;
    int to = spaced.length() - (spaced.endsWith(SPACE) ? 1 : 0);
    return spaced.substring(Math.min(from, to), to);
  }

  /// Characters as people count them: extended grapheme clusters (UAX 29).
  static int characterCount(String text) {
    var clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
    clusters.setText(text);
    int count = 0;
    while (clusters.next() != BreakIterator.DONE) {
      count++;
    }
    return count;
  }
}
