package dev.bouquet.gift.shoutout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.gift.catalog.Gift.Tier;
import dev.bouquet.gift.shoutout.moderation.ShoutOut;
import dev.bouquet.gift.shoutout.moderation.ShoutOut.Reason;
import dev.bouquet.gift.support.GiftComponent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is said in each language, and what is refused of it, by the lists that the service comes
/// with: all of them, for every message.
@GiftComponent
class CorpusComponentTest {
  private static final List<String> LANGUAGES =
      List.of("en", "es", "pt", "fr", "de", "tr", "ru", "ar", "hi", "ja", "ko", "zh", "id", "he");

  /// What belongs to no language: addresses and characters.
  private static final String ANY = "any";

  private static final int LEAST_LINES = 12;
  private static final Pattern ESCAPE = Pattern.compile("\\\\u\\{([0-9A-F]+)}");

  @Inject ShoutOuts shoutOuts;

  /// @param expected `ok`, or the code without `MESSAGE_`
  record Line(String language, String expected, String text) {
    @Override
    public String toString() {
      return language + ": " + expected + "|" + text;
    }
  }

  static Stream<Line> lines() {
    return Stream.concat(LANGUAGES.stream(), Stream.of(ANY)).flatMap(CorpusComponentTest::linesOf);
  }

  @ParameterizedTest
  @MethodSource("lines")
  void eachLineIsJudgedAsItSays(Line line) {
    var text = unescaped(line.text());

    var result = shoutOuts.check(text, Tier.EPIC);

    if (line.expected().equals("ok")) {
      assertThat(result).isInstanceOf(ShoutOut.Accepted.class);
    } else {
      assertThat(result)
          .isEqualTo(new ShoutOut.Refused(Reason.valueOf("MESSAGE_" + line.expected())));
    }
  }

  @Test
  void everyLanguageHasEnoughOfBoth() {
    for (var language : LANGUAGES) {
      var accepted = linesOf(language).filter(line -> line.expected().equals("ok")).count();
      var all = linesOf(language).count();

      assertThat(all).as(language).isGreaterThanOrEqualTo(LEAST_LINES);
      assertThat(accepted).as(language).isBetween(5L, all - 5);
    }
  }

  @Test
  void aTierHasItsLength() {
    assertThat(List.of(Tier.values()))
        .map(shoutOuts::mostCharacters)
        .containsExactly(50, 100, 150, 200);
    assertThat(shoutOuts.check("né ".repeat(17).strip(), Tier.SMALL))
        .isInstanceOf(ShoutOut.Accepted.class);
    assertThat(shoutOuts.check("x".repeat(51), Tier.SMALL))
        .isEqualTo(new ShoutOut.Refused(Reason.MESSAGE_TOO_LONG));
  }

  private static Stream<Line> linesOf(String language) {
    var path = "/shoutout/corpus/" + language + ".txt";
    try (var file = CorpusComponentTest.class.getResourceAsStream(path)) {
      var text =
          new String(Objects.requireNonNull(file, path).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\\|", 2))
          .map(parts -> new Line(language, parts[0], parts[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The escapes are for what an editor would not show, and for what no file can hold.
  private static String unescaped(String text) {
    return ESCAPE.matcher(text).replaceAll(escape -> character(escape.group(1)));
  }

  private static String character(String hexadecimal) {
    return Matcher.quoteReplacement(Character.toString(Integer.parseInt(hexadecimal, 16)));
  }
}
