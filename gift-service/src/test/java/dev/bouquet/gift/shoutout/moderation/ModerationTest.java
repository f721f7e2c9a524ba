package dev.bouquet.gift.shoutout.moderation;

import static dev.bouquet.gift.shoutout.moderation.ShoutOut.Reason.MESSAGE_HAS_BLOCKED_WORD;
import static dev.bouquet.gift.shoutout.moderation.ShoutOut.Reason.MESSAGE_TOO_LONG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.gift.shoutout.moderation.ShoutOut.Accepted;
import dev.bouquet.gift.shoutout.moderation.ShoutOut.Refused;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModerationTest {
  private static final String FAMILY = "👨‍👩‍👧‍👦";

  @Test
  void whatTravelsIsComposedAndHasSingleSpaces() {
    var apart = Normalizer.normalize("  Olá,\t\n  coração\u3000! ", Normalizer.Form.NFD);

    assertThat(Moderation.of(apart, 50, _ -> false)).isEqualTo(new Accepted("Olá, coração !"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\r\n", "\u3000\u00A0\u2028"})
  void nothingSaidIsNothing(String text) {
    assertThat(Moderation.of(text, 50, _ -> false)).isEqualTo(new Accepted(""));
  }

  @Test
  void charactersAreCountedAsPeopleCountThem() {
    assertThat(Moderation.of(FAMILY.repeat(3), 3, _ -> false)).isInstanceOf(Accepted.class);
    assertThat(Moderation.of("नमस्ते", 4, _ -> false)).isInstanceOf(Accepted.class);
    assertThat(Moderation.of("e\u0301".repeat(50), 50, _ -> false)).isInstanceOf(Accepted.class);
    assertThat(Moderation.of(FAMILY.repeat(4), 3, _ -> false))
        .isEqualTo(new Refused(MESSAGE_TOO_LONG));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", " ", "\u0301", "\uD800", "\u202E", "a.", "[dot]", "😀"})
  void tenThousandCharactersAreRefusedBeforeAnyWork(String piece) {
    var asked = new AtomicInteger();

    var result =
        Moderation.of(piece.repeat(10_000 / piece.length()), 200, _ -> asked.incrementAndGet() < 0);

    assertThat(result).isEqualTo(new Refused(MESSAGE_TOO_LONG));
    assertThat(asked).hasValue(0);
  }

  @Test
  void wordsAreLookedForOnceAndInTheFormThatTravels() {
    var asked = new ArrayList<String>();

    var result = Moderation.of("  so\u0308  bad ", 50, asked::add);

    assertThat(result).isEqualTo(new Refused(MESSAGE_HAS_BLOCKED_WORD));
    assertThat(asked).containsExactly("sö bad");
  }

  @Test
  void aLetterThatAWordHasTwiceMustBeThereTwice() {
    var list = WordList.of(List.of("ass"), List.of());

    assertThat(list.hasAnyIn("as you like")).isFalse();
    assertThat(list.hasAnyIn("class assets, 455")).isFalse();
    assertThat(list.hasAnyIn("ass")).isTrue();
    assertThat(list.hasAnyIn("aaassss!")).isTrue();
    assertThat(list.hasAnyIn("4s5")).isTrue();
  }

  @Test
  void anAllowedWordHidesOnlyItself() {
    var list = WordList.of(List.of("piç", "시발"), List.of("pic", "시발점"));

    assertThat(list.hasAnyIn("nice Pic")).isFalse();
    assertThat(list.hasAnyIn("nice piç")).isTrue();
    assertThat(list.hasAnyIn("pic p.i.c")).isTrue();
    assertThat(list.hasAnyIn("시발점")).isFalse();
    assertThat(list.hasAnyIn("시발점 시발")).isTrue();
  }

  @Test
  void anEmptyListFindsNothing() {
    assertThat(WordList.of(List.of(), List.of()).hasAnyIn("anything")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "!", " ", "12", "\uD800x", "a\u200Bb", "ab\u202E"})
  void whatCanNeverBeFoundIsNoWord(String word) {
    assertThat(WordList.canBeFound(word)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ab", "屁", "y'all", "two words", "b4d"})
  void twoLettersOrOneSignOfAScriptWithoutSpacesAreAWord(String word) {
    assertThat(WordList.canBeFound(word)).isTrue();
    assertThat(WordList.of(List.of(word), List.of()).hasAnyIn("so " + word + "!")).isTrue();
  }
}
