package dev.bouquet.room.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlockedWordsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scum",
        "you scum!",
        "SCUM",
        "sCuM",
        "scüm",
        "s\u0301c\u0301u\u0301m\u0301",
        "ｓｃｕｍ",
        "𝓼𝓬𝓾𝓶",
        "s\u200Bc\u200Du\u2060m",
        "sc\u00ADum",
        "sc\u3164um",
        "s.c.u.m",
        "s-c_u*m",
        "sc.um",
        "s c u m",
        "you s c u m there",
        "s . c . u . m",
        "so,scum,go",
        "scum\u00A0go",
        "(scum)",
        "you\u3000scum"
      })
  void wordIsSeenThroughItsDisguise(String text) {
    assertThat(isIn(text, "scum")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "ass, first class grass",
    "scum, muscum and scumble",
    "penis, the pen is mine",
    "scum, s c u b a",
    "scum, sc is no um",
    "scum, ''",
    "scum, 🌹🌹🌹",
    "scum, '...'"
  })
  void innocentTextPasses(String word, String text) {
    assertThat(isIn(text, word)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "バカ, なんてバカなんだ", // Japanese, without spaces
    "バカ, ﾊﾞｶ", // half width
    "笨蛋, 你这个笨蛋！",
    "笨蛋, 笨.蛋",
    "바보, 바보야", // an ending grows onto the word
    "โง่, คุณโง่มาก",
    "дурак, Ты ДУРАК!",
    "дурак, дура\u0301к", // with a stress
    "βλάκας, ΒΛΑΚΑΣ",
    "كلب, كَلْب", // with its vowels
    "गधा, तुम गधा हो",
    "scheiße, SCHEISSE",
    "DIYARBAKIR, diyarbakır Diyarbakir"
  })
  void otherScriptsAreReadToo(String word, String text) {
    assertThat(isIn(text, word)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "ばか, はかまいり", // without the mark it is another letter
    "바, 반갑습니다", // a syllable is no part of another one
    "गधा, गधे गाधी", // other vowels, other words
    "дура, дурацкий",
    "كلب, مكتب",
    "笨蛋, 蛋糕笨重"
  })
  void innocentTextOfOtherScriptsPasses(String word, String text) {
    assertThat(isIn(text, word)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"go home", "GO  HOME!", "just go, home boy", "g o h o m e", "g.o home"})
  void wordsInARowAreFound(String text) {
    assertThat(isIn(text, "Go home")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"going home", "go to my home", "home go"})
  void wordsInARowAreNotFoundApart(String text) {
    assertThat(isIn(text, "Go home")).isFalse();
  }

  @Test
  void comparableFormStaysAsItIs() {
    var normal = BlockedWords.normal("  Gó —  HOME! ");

    assertThat(normal).isEqualTo("go home");
    assertThat(BlockedWords.normal(normal)).isEqualTo(normal);
    assertThat(BlockedWords.normal("…!")).isEmpty();
    assertThat(BlockedWords.normal("S.c-u m")).isEqualTo("scum");
  }

  private static boolean isIn(String text, String word) {
    return BlockedWords.isIn(text, Set.of(BlockedWords.normal(word)));
  }
}
