package dev.bouquet.gift.catalog.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageChoiceTest {
  @ParameterizedTest
  @CsvSource({
    "de,de",
    "de-AT,de",
    "DE-at,de",
    "pt-BR,pt-BR",
    "pt-PT,pt-BR",
    "ar-EG,ar",
    "iw,he",
    "in,id",
    "zh,zh-Hans",
    "zh-CN,zh-Hans",
    "zh-Hans-SG,zh-Hans",
    "zh-TW,zh-Hant",
    "zh-Hant-HK,zh-Hant",
    "en-GB-oxendict,en",
    "sv,en",
    "fil,en"
  })
  void findsTheNearestLanguageThereIs(String asked, String given) {
    assertThat(LanguageChoice.named(asked)).map(Language::tag).contains(given);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "d", "xx", "klingonese", "de_AT", "de-", "42", "*", "de,fr", "qqq"})
  void refusesWhatIsNoLanguage(String asked) {
    assertThat(LanguageChoice.named(asked)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fr-CH, fr;q=0.9, en;q=0.8, *;q=0.5|fr",
        "sv, ko;q=0.8|ko",
        "en;q=0.1, he;q=0.9|he",
        "zh-TW,zh;q=0.9|zh-Hant",
        "*|en",
        "not a header %%|en"
      })
  void takesWhatTheBrowserSays(String header, String given) {
    assertThat(LanguageChoice.accepted(header).tag()).isEqualTo(given);
  }

  @Test
  void isEnglishWhereNothingIsSaid() {
    assertThat(LanguageChoice.accepted(null)).isEqualTo(Language.ENGLISH);
    assertThat(LanguageChoice.accepted(" ")).isEqualTo(Language.ENGLISH);
  }
}
