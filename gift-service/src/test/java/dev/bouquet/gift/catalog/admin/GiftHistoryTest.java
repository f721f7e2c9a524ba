package dev.bouquet.gift.catalog.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.gift.catalog.GiftContent;
import dev.bouquet.gift.catalog.GiftContents;
import dev.bouquet.gift.catalog.Revision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GiftHistoryTest {
  private static final Instant NOW = Instant.parse("2027-01-01T00:00:00Z");
  private static final Duration NOTICE = Duration.ofSeconds(30);
  private static final Duration SETTLE = Duration.ofSeconds(2);
  private static final Instant SOON = NOW.plus(SETTLE);
  private static final Instant LATER = NOW.plus(NOTICE);
  private static final long VERSION = 7;

  private static GiftHistory history(GiftContent content, Instant takesEffectAt) {
    return new GiftHistory(List.of(new Revision("rose", VERSION, 2, takesEffectAt, content)));
  }

  private static Optional<EditResult.Refused> change(
      GiftContent from, GiftContent to, Instant takesEffectAt) {
    return history(from, NOW.minusSeconds(100))
        .whyNotChange(VERSION, to, takesEffectAt, NOW, NOTICE);
  }

  @Test
  void whatCombosRelyOnIsAnnounced() {
    var rose = GiftContents.priced(1);
    var tooSoon = new EditResult.BreaksCombos(LATER);

    assertThat(change(rose, GiftContents.priced(2), SOON)).contains(tooSoon);
    assertThat(change(rose, GiftContents.single(1), SOON)).contains(tooSoon);
    assertThat(change(rose, rose.retire(), SOON)).contains(tooSoon);
    assertThat(change(rose, GiftContents.available(null, SOON), SOON)).contains(tooSoon);
    assertThat(change(rose, GiftContents.onlyIn("hanukkah"), SOON)).contains(tooSoon);
    assertThat(change(rose, GiftContents.priced(2), LATER)).isEmpty();
    assertThat(change(rose, rose.retire(), LATER)).isEmpty();
  }

  @Test
  void hidingAGiftFromThePanelDoesNotLetGoOfItsCombos() {
    var hidden = GiftContents.hidden(1);

    assertThat(change(GiftContents.priced(1), hidden, SOON)).isEmpty();
    assertThat(change(hidden, GiftContents.priced(2), SOON))
        .contains(new EditResult.BreaksCombos(LATER));
    assertThat(change(hidden, hidden.retire(), SOON)).contains(new EditResult.BreaksCombos(LATER));
    assertThat(change(hidden, GiftContents.priced(2), LATER)).isEmpty();
  }

  @Test
  void whatCombosDoNotRelyOnMayChangeAtOnce() {
    assertThat(change(GiftContents.priced(1), GiftContents.priced(1), SOON)).isEmpty();
    assertThat(change(GiftContents.single(1), GiftContents.single(2), SOON)).isEmpty();
    assertThat(change(GiftContents.single(1), GiftContents.single(1).retire(), SOON)).isEmpty();
  }

  @Test
  void aRetiredGiftStaysSo() {
    assertThat(change(GiftContents.single(1).retire(), GiftContents.single(1), LATER))
        .contains(new EditResult.Retired());
  }

  @Test
  void changesTakeEffectInTheOrderInWhichTheyWereDecided() {
    var scheduled = history(GiftContents.single(1), LATER);

    assertThat(scheduled.whyNotChange(VERSION, GiftContents.single(2), SOON, NOW, NOTICE))
        .contains(new EditResult.BeforeScheduled(LATER));
    assertThat(scheduled.whyNotChange(VERSION, GiftContents.single(2), LATER, NOW, NOTICE))
        .isEmpty();
  }

  @Test
  void onlyWhatIsAheadIsCalledOff() {
    assertThat(withSecondChange(LATER).whyNotWithdraw(VERSION, NOW, SETTLE)).isEmpty();
    assertThat(withSecondChange(SOON).whyNotWithdraw(VERSION, NOW, SETTLE))
        .contains(new EditResult.NothingScheduled());
  }

  @Test
  void aCreationIsNotCalledOff() {
    assertThat(history(GiftContents.single(1), LATER).whyNotWithdraw(VERSION, NOW, SETTLE))
        .contains(new EditResult.NothingScheduled());
  }

  private static GiftHistory withSecondChange(Instant takesEffectAt) {
    return new GiftHistory(
        List.of(
            new Revision("rose", VERSION, 2, NOW, GiftContents.single(1)),
            new Revision("rose", VERSION, 3, takesEffectAt, GiftContents.single(2))));
  }

  @Test
  void whoeverLookedBeforeAnotherChangeLooksAgain() {
    var gift = history(GiftContents.single(1), NOW);

    assertThat(gift.whyNotChange(VERSION - 1, GiftContents.single(2), SOON, NOW, NOTICE))
        .contains(new EditResult.Stale(VERSION));
    assertThat(gift.whyNotWithdraw(VERSION - 1, NOW, SETTLE))
        .contains(new EditResult.Stale(VERSION));
    assertThat(new GiftHistory(List.of()).whyNotWithdraw(VERSION, NOW, SETTLE))
        .contains(new EditResult.Missing());
  }
}
