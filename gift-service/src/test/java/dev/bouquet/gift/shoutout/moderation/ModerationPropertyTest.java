package dev.bouquet.gift.shoutout.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.gift.shoutout.moderation.ShoutOut.Accepted;
import dev.bouquet.gift.shoutout.moderation.ShoutOut.Refused;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ModerationPropertyTest {
  private static final int MOST = 200;
  private static final List<String> BLOCKED =
      List.of(
          "idiot",
          "scum",
          "imbécil",
          "piç",
          "gerizekalı",
          "дурак",
          "غبي",
          "बेवकूफ",
          "ばか",
          "시발",
          "傻逼");
  private static final WordList LIST = WordList.of(BLOCKED, List.of("ばかり", "시발점", "pic"));

  private static final List<String> UNSEEN =
      List.of(
          "\u200B", "\u200C", "\u200D", "\u00AD", "\u2060", "\uFEFF", "\uFE0F", "\u202E", "\u3164");

  /// Pieces that belong together badly, and anything at all.
  @Provide
  Arbitrary<String> messages() {
    var pieces =
        Arbitraries.of(
            " ", "\t", "a", "B", ".", "com", "e\u0301", "\u0301", "\u200C", "\u200D", "\uFE0F",
            "👩", "🏽", "🚀", "می", "क्", "ष", "가", "ば", "か", "り", "シ", "İ", "ß", "ς", "1", "@",
            "/", "ﷺ", "ﬁ", "\uD800", "\uDC00", "\u3000", "\u2028", "\u1100", "\u1161", "Å",
            "\u212B", "idiot", "pic", "🇧", "🇷");
    var patched = pieces.list().ofMaxSize(12).map(parts -> String.join("", parts));
    return Arbitraries.oneOf(
        patched,
        Arbitraries.strings().all().ofMaxLength(40),
        Arbitraries.strings().ofMaxLength(20));
  }

  @Provide
  Arbitrary<String> blockedWords() {
    return Arbitraries.of(BLOCKED);
  }

  @Property(tries = 5_000)
  void whatIsAcceptedIsPlainAndIsAcceptedAgainAsItIs(@ForAll @From("messages") String text) {
    var result = Moderation.of(text, MOST, LIST::hasAnyIn);

    if (result instanceof Accepted(var accepted)) {
      assertThat(Normalizer.isNormalized(accepted, Normalizer.Form.NFC)).isTrue();
      assertThat(accepted).doesNotContain("  ").doesNotStartWith(" ").doesNotEndWith(" ");
      assertThat(accepted.codePoints()).noneMatch(ModerationPropertyTest::isControl);
      assertThat(PlainText.characterCount(accepted)).isLessThanOrEqualTo(MOST);
      assertThat(Moderation.of(accepted, MOST, LIST::hasAnyIn)).isEqualTo(result);
    }
  }

  @Property
  void aRefusedWordStaysRefusedInAnyCase(
      @ForAll @From("blockedWords") String word, @ForAll @IntRange(max = 15) int capitals) {
    assertThat(refuses(mixed(word, capitals))).isTrue();
    assertThat(refuses(word.toUpperCase(Locale.ROOT))).isTrue();
    assertThat(refuses(word.toLowerCase(Locale.ROOT))).isTrue();
  }

  @Property
  void aRefusedWordStaysRefusedWithWhatNobodySees(
      @ForAll @From("blockedWords") String word,
      @ForAll @IntRange(max = 20) int place,
      @ForAll @IntRange(max = 8) int which) {
    var hidden = inserted(word, UNSEEN.get(which), place);

    assertThat(refuses("so " + hidden + " then")).isTrue();
  }

  @Property
  void aRefusedWordStaysRefusedTakenApart(@ForAll @From("blockedWords") String word) {
    for (var between : List.of(".", "-", "*", "_")) {
      assertThat(refuses("so " + apart(word, between) + " then")).as(between).isTrue();
    }
  }

  @Property
  void whatIsAroundARefusedWordDoesNotSaveIt(
      @ForAll @From("blockedWords") String word, @ForAll @From("messages") String around) {
    assertThat(Moderation.of(word + " " + around, Moderation.MOST_UNITS, LIST::hasAnyIn))
        .isInstanceOf(Refused.class);
  }

  private static boolean refuses(String text) {
    return Moderation.of(text, MOST, LIST::hasAnyIn) instanceof Refused;
  }

  private static String mixed(String word, int capitals) {
    var mixed = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      var letter = word.substring(i, i + 1);
      mixed.append((capitals >> (i % 4)) % 2 == 1 ? letter.toUpperCase(Locale.ROOT) : letter);
    }
    return mixed.toString();
  }

  private static String inserted(String word, String what, int place) {
    int at = place % (word.length() + 1);
    return word.substring(0, at) + what + word.substring(at);
  }

  /// Between letters, never before a mark that belongs to one.
  private static String apart(String word, String between) {
    return word.replaceAll("(?<=.)(?=\\P{M})", between);
  }

  private static boolean isControl(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> point >= 0x202A && point <= 0x202E;
    };
  }
}
