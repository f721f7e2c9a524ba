package dev.bouquet.gift.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.gift.support.GiftDatabase;
import dev.bouquet.gift.support.GiftStory;
import dev.bouquet.gift.support.Tables;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

class AnyOrderPropertyTest {
  @Property(tries = 15, shrinking = ShrinkingMode.OFF)
  void theSameEventsEndInTheSameRows(@ForAll long seed) throws Exception {
    var story = GiftStory.random(seed);

    story.deliver();
    var once = Tables.dump(GiftDatabase.pool());
    story.deliver();

    assertThat(Tables.dump(GiftDatabase.pool())).isEqualTo(once);
    assertThat(once.get("gift_standing")).isNotEmpty();
  }
}
