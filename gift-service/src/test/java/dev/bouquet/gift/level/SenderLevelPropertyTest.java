package dev.bouquet.gift.level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bouquet.gift.support.GiftDatabase;
import dev.bouquet.gift.support.GiftStory;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class SenderLevelPropertyTest {
  private final LevelStore levels = new LevelStore(GiftDatabase.pool());

  @Property(tries = 12, shrinking = ShrinkingMode.OFF)
  void levelsAreWhatTheModelSaysHoweverGiftsArrived(@ForAll long seed) throws Exception {
    var story = GiftStory.random(seed);
    var model = story.model();

    story.deliver();

    for (var sender : story.senders) {
      long coins = levels.lifetimeCoins(sender);
      assertThat(coins).isEqualTo(model.lifetimeCoins(sender));
      assertThat(SenderLevel.of(coins)).isEqualTo(SenderLevel.of(model.lifetimeCoins(sender)));
    }
  }

  @Property
  void aLevelHoldsFromWhereItBeginsToWhereTheNextOneDoes(
      @ForAll @LongRange(min = 0, max = 2_000_000) long coins) {
    int level = SenderLevel.of(coins);

    assertThat(coins).isGreaterThanOrEqualTo(SenderLevel.coinsFor(level));
    if (level < SenderLevel.LAST) {
      assertThat(coins).isLessThan(SenderLevel.coinsFor(level + 1));
    }
  }

  @Property
  void eachLevelCostsMoreThanTheOneBefore(@ForAll @IntRange(min = 2, max = 49) int level) {
    long step = SenderLevel.coinsFor(level) - SenderLevel.coinsFor(level - 1);

    assertThat(SenderLevel.coinsFor(level + 1) - SenderLevel.coinsFor(level)).isGreaterThan(step);
  }

  @Example
  void theCurveIsTheOneThatIsDocumented() {
    assertThat(SenderLevel.of(0)).isEqualTo(1);
    assertThat(SenderLevel.of(9)).isEqualTo(1);
    assertThat(SenderLevel.of(10)).isEqualTo(2);
    assertThat(SenderLevel.coinsFor(10)).isEqualTo(7_290);
    assertThat(SenderLevel.coinsFor(50)).isEqualTo(1_176_490);
    assertThat(SenderLevel.of(Long.MAX_VALUE)).isEqualTo(50);
    assertThatThrownBy(() -> SenderLevel.coinsFor(51)).isInstanceOf(IllegalArgumentException.class);
  }
}
