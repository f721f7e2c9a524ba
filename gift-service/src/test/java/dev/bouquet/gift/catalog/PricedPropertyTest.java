package dev.bouquet.gift.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/// Somebody looks at the panel and sends a gift some time later, while operators change its price.
class PricedPropertyTest {
  private static final Instant T0 = Instant.parse("2027-01-01T00:00:00Z");
  private static final Duration GRACE = Duration.ofSeconds(60);

  /// @param prices one each for every ten seconds
  @Property
  void nobodyIsChargedAnotherPriceThanTheySaw(
      @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 1, max = 4) Long> prices,
      @ForAll @IntRange(max = 250) int seenAfter,
      @ForAll @IntRange(max = 250) int sentAfter) {
    var timeline = timeline(prices);
    var seen = T0.plusSeconds(seenAfter);
    var sent = seen.plusSeconds(sentAfter);
    long shown = price(timeline, seen);

    var answer =
        timeline.priced("rose", timeline.version(seen), sent, GRACE, Duration.ofSeconds(2));

    switch (answer) {
      case Priced.Current(var gift) -> {
        assertThat(gift.price()).isEqualTo(shown);
        assertThat(gift.price()).isEqualTo(price(timeline, sent));
      }
      case Priced.Honoured(var gift) -> assertThat(gift.price()).isEqualTo(shown);
      case Priced.Changed(var gift) -> {
        assertThat(gift.price()).isNotEqualTo(shown).isEqualTo(price(timeline, sent));
        assertThat(Duration.between(seen, sent)).isGreaterThanOrEqualTo(GRACE);
      }
      case Priced.Missing(), Priced.Ahead() -> throw new AssertionError(answer);
    }
  }

  private static Timeline timeline(List<Long> prices) {
    var revisions = new ArrayList<Revision>();
    for (int i = 0; i < prices.size(); i++) {
      var content = GiftContents.priced(prices.get(i));
      revisions.add(new Revision("rose", 1, 2 + i, T0.plusSeconds(10L * i), content));
    }
    return new Timeline(new Seasons(Map.of()), revisions);
  }

  private static long price(Timeline timeline, Instant at) {
    return timeline.find("rose", at).orElseThrow().content().price();
  }
}
