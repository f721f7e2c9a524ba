package dev.bouquet.gift.catalog.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.gift.catalog.artwork.Artwork;
import dev.bouquet.gift.catalog.language.Language;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;

class SeedTest {
  private static final int MOST_BYTES = 2048;
  private static final int FIRST_GIFTS = 30;

  /// Whatever runs, or fetches something.
  private static final Pattern ACTIVE =
      Pattern.compile(
          "<script|<foreignObject|<image|<a |\\bon\\w+=|href|javascript:|url\\(|@import|<!",
          Pattern.CASE_INSENSITIVE);

  static List<Seed> seeds() {
    return Seed.all();
  }

  @Test
  void thereAreSixtyGiftsAndTwelveCultures() {
    var cultures = new HashSet<String>();
    seeds().forEach(seed -> cultures.addAll(seed.content().cultures()));

    assertThat(seeds()).hasSizeGreaterThanOrEqualTo(60);
    assertThat(seeds()).extracting(Seed::id).doesNotHaveDuplicates();
    assertThat(seeds()).extracting(seed -> seed.content().position()).doesNotHaveDuplicates();
    assertThat(cultures).hasSize(12);
    assertThat(seeds()).filteredOn(seed -> !seed.content().onlyInSeason()).hasSizeGreaterThan(60);
  }

  @Test
  void theFirstThirtyKeepTheirPrices() {
    assertThat(seeds().subList(0, FIRST_GIFTS))
        .extracting(seed -> seed.id() + " " + seed.content().price())
        .startsWith("rose 1", "lollipop 2", "thumbs-up 3")
        .endsWith("phoenix 19999", "galaxy 29999");
    assertThat(
            seeds().subList(0, FIRST_GIFTS).stream().mapToLong(one -> one.content().price()).sum())
        .isEqualTo(93_891);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void hasWordsInEveryLanguage(Seed seed) {
    var tags = Arrays.stream(Language.values()).map(Language::tag).collect(Collectors.toSet());

    assertThat(tags).hasSizeGreaterThanOrEqualTo(10);
    assertThat(seed.content().texts()).containsOnlyKeys(tags);
    assertThat(seed.content().texts().values())
        .allSatisfy(text -> {
          assertThat(text.name()).isNotBlank().hasSizeLessThanOrEqualTo(60);
          assertThat(text.description()).isNotBlank().hasSizeLessThanOrEqualTo(200);
        });
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void hasPicturesThatAreSmallAndHarmless(Seed seed) throws Exception {
    var tier = seed.content().tier();
    var icon = Artwork.of(Artwork.Kind.ICON, seed.id(), tier);
    var animation = Artwork.of(Artwork.Kind.ANIMATION, seed.id(), tier);

    assertThat(SeedTest.class.getResource("/catalog/icons/%s.svg".formatted(seed.id())))
        .isNotNull();
    for (var picture : List.of(icon, animation)) {
      var root =
          DocumentBuilderFactory.newNSInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(picture.svg())))
              .getDocumentElement();
      assertThat(root.getNamespaceURI()).isEqualTo("http://www.w3.org/2000/svg");
      assertThat(root.getLocalName()).isEqualTo("svg");
      assertThat(picture.svg()).doesNotContainPattern(ACTIVE);
      assertThat(picture.svg().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MOST_BYTES);
    }
    assertThat(icon.svg()).contains("<g class=").doesNotContain("<style");
    assertThat(animation.svg()).contains("@keyframes");
    assertThat(animation.tag()).isNotEqualTo(icon.tag());
  }
}
