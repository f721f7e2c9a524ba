package dev.bouquet.gift.shoutout.moderation;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Makes one of what looks the same: the form in which texts are compared, never shown.
final class Folding {
  /// Accents, vowel points of Arabic and Hebrew, the dot below of Hindi and the like. Not those
  /// that make another letter of one: marks that belong to other scripts (the vowels of Devanagari
  /// or Thai), and the two of Japanese.
  private static final Pattern ACCENT =
      Pattern.compile("[\\p{M}&&\\p{IsInherited}&&[^\u3099\u309A]]|[\\p{M}&&\\p{IsHebrew}]|\u093C");

  /// Joiners, directions, soft hyphens, and the stroke that only stretches Arabic words.
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\u0640]");

  private static final int KATAKANA_FROM = 0x30A1;
  private static final int KATAKANA_TO = 0x30F6;
  private static final int KATAKANA_TO_HIRAGANA = 0x60;
  private static final int REGIONAL_A = 0x1F1E6;
  private static final int REGIONAL_Z = 0x1F1FF;

  /// Letters that pass for the first one of their line, in lower case. Those that Unicode calls
  /// compatible (full width, mathematical, circled) need no line.
  private static final Map<Integer, Integer> LOOKALIKES =
      lookalikes(
          """
          aаɑαᴀ
          bвʙβᏼ
          cсᴄϲⅽ
          dԁᴅđɗ
          eеεєᴇҽ℮
          fғꜰƒ
          gɡɢԍ
          hнһʜħ
          iіιıɪɩӏ
          jјᴊϳ
          kкκᴋ
          lʟłⅼ
          mмᴍⅿ
          nпηɴո
          oоοᴏøօ
          pрρᴘ
          qԛզ
          rгʀɾ
          sѕꜱʂ
          tтτᴛŧ
          uυᴜսц
          vνᴠѵⅴ
          wωᴡԝшա
          xхχⅹ×
          yуγʏүყ
          zᴢʐƶ
          يىی
          كک
          ه\u0629
          """);

  private Folding() {}

  /// Compatibility forms made plain (UAX 15), without accents and what is not seen, in lower case,
  /// lookalikes made one.
  static String fold(String text) {
    var apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
    var bare = UNSEEN.matcher(ACCENT.matcher(apart).replaceAll("")).replaceAll("");
    var lower = Normalizer.normalize(lower(bare), Normalizer.Form.NFC);
    var folded = new StringBuilder(lower.length());
    lower.codePoints().map(Folding::plainest).forEach(folded::appendCodePoint);
    return folded.toString();
  }

  /// By way of upper case, in which `ß` is `SS` and a final sigma a sigma.
  static String lower(String text) {
    var lower = new StringBuilder(text.length());
    text.toUpperCase(Locale.ROOT)
        .codePoints()
        .map(Character::toLowerCase)
        .forEach(lower::appendCodePoint);
    return lower.toString();
  }

  private static int plainest(int point) {
    if (point >= KATAKANA_FROM && point <= KATAKANA_TO) {
      return point - KATAKANA_TO_HIRAGANA;
    }
    if (point >= REGIONAL_A && point <= REGIONAL_Z) {
      return point - REGIONAL_A + 'a';
    }
    return LOOKALIKES.getOrDefault(point, point);
  }

  private static Map<Integer, Integer> lookalikes(String lines) {
    var table = new TreeMap<Integer, Integer>();
    lines
        .lines()
        .forEach(line ->
            line.codePoints().skip(1).forEach(other -> table.put(other, line.codePointAt(0))));
    return Map.copyOf(table);
  }
}
