package dev.bouquet.room.fold;

import static dev.bouquet.room.fold.Rooms.HOST;
import static dev.bouquet.room.fold.Rooms.STRANGER;
import static dev.bouquet.room.fold.Rooms.command;
import static dev.bouquet.room.fold.Rooms.createRoom;
import static dev.bouquet.room.fold.Rooms.endRoom;
import static dev.bouquet.room.fold.Rooms.outcomeOf;
import static dev.bouquet.room.fold.Rooms.startRoom;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.room.fold.Emission.Outcome;
import dev.bouquet.room.fold.Emission.Passing;
import dev.bouquet.room.fold.Emission.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TestGiftsTest {
  private static final UUID MODERATOR = new UUID(0, 13);

  private final Rooms room =
      new Rooms()
          .given(createRoom(), startRoom(), command(HOST, new Ask.Appoint(MODERATOR, false)));

  @Test
  void passesByAndCountsNowhere() {
    var before = room.state();
    var gift = gift(HOST, "Testing");

    var emissions = room.when(show(gift));

    assertThat(emissions)
        .first()
        .isEqualTo(new Passing(before.seq(), before.totals(), new Event.TestGiftShown(gift)));
    assertThat(outcomeOf(emissions)).isEqualTo(new Outcome.Done(Optional.empty(), false));
    assertThat(room.state()).isEqualTo(before);
  }

  @Test
  void isShownOncePerKey() {
    var gift = gift(MODERATOR, "Testing");
    room.given(show(gift));

    var again = room.when(show(gift));
    assertThat(again).hasSize(1);
    assertThat(outcomeOf(again)).isEqualTo(new Outcome.Done(Optional.empty(), true));
    var other = new TestGift(gift.id(), "lion", "Lion", 1, MODERATOR, "Max", HOST, gift.message());
    assertThat(refusalOf(show(other))).isEqualTo(Refusal.KEY_REUSED);
  }

  @Test
  void viewersSendNone() {
    assertThat(refusalOf(show(gift(STRANGER, "")))).isEqualTo(Refusal.NOT_ROOM_MODERATOR);
  }

  @Test
  void onlySoManyAtOnceMessagesIncluded() {
    room.given(
        show(gift(HOST, "")),
        show(gift(HOST, "")),
        command(HOST, new Ask.Say(UUID.randomUUID(), "hello", "Mia", false, List.of())));

    var refused = (Outcome.Refused) outcomeOf(room.when(show(gift(HOST, ""))));
    assertThat(refused.why()).isEqualTo(Refusal.TOO_MANY_MESSAGES);
    assertThat(refused.retryAt()).contains(room.now().plus(Rooms.BOUNDS.messageWindow()));
  }

  @Test
  void areTriedBeforeTheShowAndNotAfterIt() {
    var scheduled = new Rooms().given(createRoom());
    assertThat(outcomeOf(scheduled.when(show(gift(HOST, "")))))
        .isEqualTo(new Outcome.Done(Optional.empty(), false));

    room.given(endRoom());
    assertThat(refusalOf(show(gift(HOST, "")))).isEqualTo(Refusal.ROOM_ENDED);
    var suspended =
        new Rooms().given(createRoom(), startRoom(), command(STRANGER, new Ask.Suspend("spam")));
    assertThat(((Outcome.Refused) outcomeOf(suspended.when(show(gift(HOST, ""))))).why())
        .isEqualTo(Refusal.ROOM_SUSPENDED);
  }

  private Refusal refusalOf(Input input) {
    return ((Outcome.Refused) outcomeOf(room.when(input))).why();
  }

  private static Input show(TestGift gift) {
    return command(gift.sender(), new Ask.ShowTestGift(gift));
  }

  private static TestGift gift(UUID sender, String message) {
    return new TestGift(UUID.randomUUID(), "rose", "Rose", 3, sender, "Mia", HOST, message);
  }
}
