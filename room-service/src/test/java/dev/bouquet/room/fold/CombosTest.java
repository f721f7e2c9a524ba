package dev.bouquet.room.fold;

import static dev.bouquet.room.fold.Rooms.STRANGER;
import static dev.bouquet.room.fold.Rooms.comboGift;
import static dev.bouquet.room.fold.Rooms.command;
import static dev.bouquet.room.fold.Rooms.createRoom;
import static dev.bouquet.room.fold.Rooms.endRoom;
import static dev.bouquet.room.fold.Rooms.outcomeOf;
import static dev.bouquet.room.fold.Rooms.startRoom;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.room.fold.Emission.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CombosTest {
  private static final UUID COMBO = new UUID(7, 1);
  private static final UUID OTHER_SENDER = new UUID(0, 3);
  private static final Duration TIMEOUT = Rooms.BOUNDS.comboTimeout();

  private final Rooms room = new Rooms().given(createRoom(), startRoom());

  @Test
  void eachGiftTellsWhatItAddsAndWhereTheComboStands() {
    room.given(comboGift(1, COMBO, 1, 10), comboGift(2, COMBO, 5, 50));

    assertThat(room.events(Event.GiftShown.class))
        .extracting(gift -> gift.combo().orElseThrow())
        .containsExactly(new Event.ComboStep(COMBO, 1, 1), new Event.ComboStep(COMBO, 5, 6));
    assertThat(room.events(Event.ComboEnded.class)).isEmpty();
  }

  @Test
  void comboWhoseSenderVanishesEndsByTimeOnceWithItsTotal() {
    room.given(comboGift(1, COMBO, 1, 10)).after(TIMEOUT.dividedBy(2));
    room.given(comboGift(2, COMBO, 2, 20)).after(TIMEOUT.minusMillis(1));
    room.given(new Input.TimePassed());
    assertThat(room.events(Event.ComboEnded.class)).isEmpty();

    room.after(Duration.ofMillis(1)).given(new Input.TimePassed(), new Input.TimePassed());

    var ended = room.events(Event.ComboEnded.class);
    assertThat(ended).hasSize(1);
    assertThat(ended.getFirst().combo().combo().total()).isEqualTo(3);
    assertThat(ended.getFirst().combo().combo().coins()).isEqualTo(30);
    assertThat(room.state().nextDue(Rooms.BOUNDS)).isEmpty();
  }

  @Test
  void sameIdOfAnotherSenderOrForAnotherGiftIsAnotherCombo() {
    room.given(
        comboGift(1, COMBO, 1, 10),
        comboGift(2, OTHER_SENDER, "rose", COMBO, 4, 40),
        comboGift(3, STRANGER, "hat", COMBO, 2, 60),
        comboGift(4, COMBO, 1, 10));

    assertThat(room.events(Event.GiftShown.class))
        .extracting(gift -> gift.combo().orElseThrow().total())
        .containsExactly(1L, 4L, 2L, 2L);
  }

  @Test
  void senderEndsAllOfOwnComboAndNobodyElses() {
    room.given(
        comboGift(1, COMBO, 1, 10),
        comboGift(2, STRANGER, "hat", COMBO, 2, 60),
        comboGift(3, OTHER_SENDER, "rose", COMBO, 4, 40));

    room.given(command(STRANGER, new Ask.EndCombo(COMBO)));

    assertThat(room.events(Event.ComboEnded.class))
        .extracting(ended -> ended.combo().key().giftId())
        .containsExactly("rose", "hat");
    assertThat(room.state().standing().combos().all()).hasSize(1);
  }

  @Test
  void endingAComboThatIsOverIsDoneAlready() {
    var emissions = room.when(command(STRANGER, new Ask.EndCombo(COMBO)));

    assertThat(outcomeOf(emissions)).isEqualTo(new Outcome.Done(Optional.empty(), true));
  }

  @Test
  void oneTooManyEndsTheQuietest() {
    for (int i = 1; i <= Rooms.BOUNDS.maxCombosCount(); i++) {
      room.given(comboGift(i, new UUID(7, i), 1, 10));
    }
    room.given(comboGift(50, new UUID(7, 1), 1, 10), comboGift(51, new UUID(7, 99), 1, 10));

    assertThat(room.events(Event.ComboEnded.class))
        .extracting(ended -> ended.combo().key().comboId())
        .containsExactly(new UUID(7, 2));
  }

  @Test
  void roomsEndEndsItsCombosBefore() {
    room.given(comboGift(1, COMBO, 1, 10), endRoom());

    assertThat(room.log().reversed().stream().limit(2).map(Emission.Logged::event).toList())
        .extracting(Object::getClass)
        .isEqualTo(java.util.List.of(Event.Ended.class, Event.ComboEnded.class));
  }

  @Test
  void giftThatComesAfterItsComboHasEndedBeginsAnother() {
    room.given(comboGift(1, COMBO, 3, 30), command(STRANGER, new Ask.EndCombo(COMBO)));

    room.given(comboGift(2, COMBO, 1, 10));

    assertThat(room.events(Event.GiftShown.class).getLast().combo())
        .contains(new Event.ComboStep(COMBO, 1, 1));
  }
}
