package dev.bouquet.room.fold;

import static dev.bouquet.room.fold.Rooms.HOST;
import static dev.bouquet.room.fold.Rooms.NOON;
import static dev.bouquet.room.fold.Rooms.STRANGER;
import static dev.bouquet.room.fold.Rooms.anonymous;
import static dev.bouquet.room.fold.Rooms.charge;
import static dev.bouquet.room.fold.Rooms.command;
import static dev.bouquet.room.fold.Rooms.createRoom;
import static dev.bouquet.room.fold.Rooms.startRoom;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ShoutOutsTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Rooms room = new Rooms().given(createRoom(), startRoom());

  @Test
  void wordsStayInSightForTheirTimeAndTheGiftSaysUntilWhen() {
    room.given(gift(1, 100, "Encore!", MINUTE));

    assertThat(pinnedUntil()).contains(NOON.plus(MINUTE));
    assertThat(room.state().nextDue(Rooms.BOUNDS)).contains(NOON.plus(MINUTE));
    assertThat(texts()).containsExactly("Encore!");

    room.after(MINUTE.minusMillis(1)).given(new Input.TimePassed());
    assertThat(texts()).containsExactly("Encore!");
    room.after(Duration.ofMillis(1)).given(new Input.TimePassed());
    assertThat(texts()).isEmpty();
  }

  @Test
  void neitherSilenceNorWordsThatOnlyPassNorThoseThatComeTooLateStay() {
    room.given(gift(1, 100, "", MINUTE), gift(2, 100, "Hello", Duration.ZERO));
    room.after(MINUTE).given(gift(3, 100, "Late", MINUTE));

    assertThat(room.events(Event.GiftShown.class))
        .extracting(Event.GiftShown::pinnedUntil)
        .containsOnly(Optional.empty());
    assertThat(texts()).isEmpty();
  }

  @Test
  void smallestGiftsMakeRoomTheOldestFirst() {
    room.given(
        gift(1, 100, "first of 100", MINUTE),
        gift(2, 500, "of 500", MINUTE),
        gift(3, 100, "second of 100", MINUTE),
        gift(4, 200, "of 200", MINUTE));
    assertThat(texts()).containsExactly("of 500", "second of 100", "of 200");

    room.given(gift(5, 99, "of 99", MINUTE));
    assertThat(pinnedUntil()).isEmpty();
    assertThat(texts()).containsExactly("of 500", "second of 100", "of 200");
  }

  @Test
  void chargeThatComesAgainPinsNothingTwice() {
    room.given(gift(1, 100, "Encore!", MINUTE), gift(1, 100, "Encore!", MINUTE));

    assertThat(texts()).containsExactly("Encore!");
  }

  @Test
  void wordsGoWithTheirGift() {
    room.given(gift(1, 100, "Encore!", MINUTE), gift(2, 100, "More!", MINUTE));

    var first = gift(1, 100, "", MINUTE);
    room.given(
        new Input.Reversal(
            new UUID(8, 1),
            new Position(8, 1, 1),
            first.id(),
            STRANGER,
            100,
            first.gift(),
            Input.ReversalReason.UNDONE));

    assertThat(texts()).containsExactly("More!");
  }

  @Test
  void moderatorTakesWordsAway() {
    room.given(gift(1, 100, "Encore!", MINUTE), gift(2, 100, "More!", MINUTE));

    room.given(
        command(HOST, new Ask.DeleteMessage(gift(1, 100, "", MINUTE).id(), Optional.of(STRANGER))));
    assertThat(texts()).containsExactly("More!");

    room.given(command(HOST, new Ask.DeleteMessagesOf(STRANGER)));
    assertThat(texts()).isEmpty();
  }

  @Test
  void anonymousWordsStayWhenTheirSenderIsBanned() {
    room.given(anonymous(gift(1, 100, "Guess who", MINUTE)), gift(2, 100, "More!", MINUTE));

    room.given(command(HOST, new Ask.Ban(STRANGER, false)));

    assertThat(texts()).containsExactly("Guess who");
    assertThat(room.state().standing().shoutOuts().pinned())
        .extracting(ShoutOut::shownSenderId, ShoutOut::shownSenderName)
        .containsExactly(tuple("", ""));
  }

  @Test
  void wordsOfAGiftThatGoesBackDoNotStay() {
    room.given(command(HOST, Rooms.safeHaven()), command(HOST, new Ask.Ban(STRANGER, false)));

    room.given(gift(1, 100, "Still here", MINUTE));

    assertThat(texts()).isEmpty();
  }

  private List<String> texts() {
    return room.state().standing().shoutOuts().pinned().stream().map(ShoutOut::text).toList();
  }

  private Optional<Instant> pinnedUntil() {
    return room.events(Event.GiftShown.class).getLast().pinnedUntil();
  }

  private static Input.Charge gift(long seq, long coins, String text, Duration pinned) {
    return Rooms.with(
        charge(0, 1, seq, coins), Input.Discretion.NONE, new Input.Words(text, pinned));
  }
}
