package dev.bouquet.gift.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final Instant T0 = Instant.parse("2027-01-01T00:00:00Z");
  private static final Duration GRACE = Duration.ofSeconds(60);
  private static final Duration SKEW = Duration.ofSeconds(2);
  private static final Seasons SEASONS =
      new Seasons(
          Map.of("spring", List.of(new Span(at(100), at(200)), new Span(at(300), at(400)))));

  private static Instant at(long seconds) {
    return T0.plusSeconds(seconds);
  }

  private static Revision rose(long version, long seconds, GiftContent content) {
    return new Revision("rose", 1, version, at(seconds), content);
  }

  private static Timeline timeline(Revision... revisions) {
    return new Timeline(SEASONS, List.of(revisions));
  }

  private static Priced priced(Timeline timeline, long panelVersion, long seconds) {
    return timeline.priced("rose", panelVersion, at(seconds), GRACE, SKEW);
  }

  @Test
  void isWhatItWillBeFromTheScheduledMomentOn() {
    var timeline =
        timeline(rose(2, 0, GiftContents.priced(1)), rose(3, 50, GiftContents.priced(5)));

    assertThat(timeline.version(at(-1))).isEqualTo(1);
    assertThat(timeline.version(at(49))).isEqualTo(2);
    assertThat(timeline.version(at(50))).isEqualTo(3);
    assertThat(timeline.find("rose", at(-1))).isEmpty();
    assertThat(timeline.find("rose", at(49)).orElseThrow().content().price()).isEqualTo(1);
    assertThat(timeline.find("rose", at(50)).orElseThrow().content().price()).isEqualTo(5);
    assertThat(timeline.nextChange(at(0))).isEqualTo(at(50));
    assertThat(timeline.nextChange(at(50))).isEqualTo(Instant.MAX);
  }

  @Test
  void aTimeWindowBeginsAndEndsByItself() {
    var timeline = timeline(rose(2, 0, GiftContents.available(at(10), at(20))));

    assertThat(timeline.panel(at(9))).isEmpty();
    assertThat(timeline.panel(at(10))).hasSize(1);
    assertThat(timeline.panel(at(20))).isEmpty();
    assertThat(timeline.nextChange(at(0))).isEqualTo(at(10));
    assertThat(timeline.nextChange(at(10))).isEqualTo(at(20));
  }

  @Test
  void aSeasonComesAgain() {
    var timeline = timeline(rose(2, 0, GiftContents.onlyIn("spring")));

    assertThat(timeline.panel(at(99))).isEmpty();
    assertThat(timeline.panel(at(199))).hasSize(1);
    assertThat(timeline.panel(at(200))).isEmpty();
    assertThat(timeline.panel(at(300))).hasSize(1);
    assertThat(timeline.nextChange(at(200))).isEqualTo(at(300));
  }

  @Test
  void anOlderPriceIsHonouredForTheGraceAndRefusedAfterwards() {
    var timeline =
        timeline(rose(2, 0, GiftContents.priced(1)), rose(3, 50, GiftContents.priced(5)));

    assertThat(priced(timeline, 2, 49)).isEqualTo(new Priced.Current(gift(1)));
    assertThat(priced(timeline, 2, 50)).isEqualTo(new Priced.Honoured(gift(1)));
    assertThat(priced(timeline, 2, 109)).isEqualTo(new Priced.Honoured(gift(1)));
    assertThat(priced(timeline, 2, 110)).isEqualTo(new Priced.Changed(gift(5)));
    assertThat(priced(timeline, 3, 110)).isEqualTo(new Priced.Current(gift(5)));
  }

  @Test
  void aPriceThatCameBackIsNoChange() {
    var timeline =
        timeline(
            rose(2, 0, GiftContents.priced(1)),
            rose(3, 50, GiftContents.priced(5)),
            rose(4, 500, GiftContents.priced(1)));

    assertThat(priced(timeline, 2, 600)).isEqualTo(new Priced.Current(gift(1)));
    assertThat(priced(timeline, 3, 600)).isEqualTo(new Priced.Changed(gift(1)));
  }

  @Test
  void combosMayRunOutWhereAGiftIsMadeSingle() {
    var timeline =
        timeline(rose(2, 0, GiftContents.priced(1)), rose(3, 50, GiftContents.single(1)));

    assertThat(priced(timeline, 2, 60)).isEqualTo(new Priced.Honoured(gift(1)));
    assertThat(priced(timeline, 2, 200))
        .isEqualTo(new Priced.Current(GiftContents.single(1).gift("rose")));
  }

  @Test
  void aRetiredGiftCanBeSentForTheGrace() {
    var timeline =
        timeline(rose(2, 0, GiftContents.priced(1)), rose(3, 50, GiftContents.priced(1).retire()));

    assertThat(timeline.panel(at(50))).isEmpty();
    assertThat(priced(timeline, 2, 109)).isEqualTo(new Priced.Current(gift(1)));
    assertThat(priced(timeline, 2, 110)).isEqualTo(new Priced.Missing());
  }

  @Test
  void aGiftThatWasThereForLessThanTheGraceCanBeSentForTheGraceToo() {
    var timeline =
        timeline(rose(2, 0, GiftContents.priced(1)), rose(3, 5, GiftContents.priced(1).retire()));

    assertThat(timeline.findOpenLately("rose", at(64), GRACE)).isPresent();
    assertThat(timeline.findOpenLately("rose", at(65), GRACE)).isEmpty();
  }

  @Test
  void aTimeWindowAndASeasonAreFollowedByTheGrace() {
    var window = timeline(rose(2, 0, GiftContents.available(at(10), at(20))));
    var season = timeline(rose(2, 0, GiftContents.onlyIn("spring")));

    assertThat(window.findOpenLately("rose", at(9), GRACE)).isEmpty();
    assertThat(window.findOpenLately("rose", at(79), GRACE)).isPresent();
    assertThat(window.findOpenLately("rose", at(80), GRACE)).isEmpty();
    assertThat(season.findOpenLately("rose", at(259), GRACE)).isPresent();
    assertThat(season.findOpenLately("rose", at(260), GRACE)).isEmpty();
  }

  @Test
  void anotherPodMayKnowTheFutureFirst() {
    var timeline =
        timeline(rose(2, 0, GiftContents.priced(5)), rose(3, 50, GiftContents.priced(1)));

    assertThat(priced(timeline, 3, 49)).isEqualTo(new Priced.Honoured(gift(1)));
    assertThat(priced(timeline, 3, 40)).isEqualTo(new Priced.Ahead());
    assertThat(priced(timeline, 4, 60)).isEqualTo(new Priced.Ahead());
  }

  @Test
  void aGiftOfAPanelThatIsNotKnownHereYetIsNotMissed() {
    var timeline = timeline(rose(2, 0, GiftContents.priced(5)));

    assertThat(timeline.priced("tulip", 3, at(10), GRACE, SKEW)).isEqualTo(new Priced.Ahead());
    assertThat(timeline.priced("tulip", 2, at(10), GRACE, SKEW)).isEqualTo(new Priced.Missing());
  }

  @Test
  void nobodyKnowsWhatAForgottenPanelSaid() {
    assertThat(priced(timeline(rose(7, 0, GiftContents.priced(1))), 6, 60))
        .isEqualTo(new Priced.Changed(gift(1)));
    assertThat(timeline().priced("rose", 1, T0, GRACE, SKEW)).isEqualTo(new Priced.Missing());
  }

  private static Gift gift(long price) {
    return GiftContents.priced(price).gift("rose");
  }
}
