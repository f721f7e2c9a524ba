package dev.bouquet.room.fold;

import static dev.bouquet.room.fold.Rooms.HOST;
import static dev.bouquet.room.fold.Rooms.STRANGER;
import static dev.bouquet.room.fold.Rooms.anonymous;
import static dev.bouquet.room.fold.Rooms.charge;
import static dev.bouquet.room.fold.Rooms.command;
import static dev.bouquet.room.fold.Rooms.createRoom;
import static dev.bouquet.room.fold.Rooms.endRoom;
import static dev.bouquet.room.fold.Rooms.outcomeOf;
import static dev.bouquet.room.fold.Rooms.safeHaven;
import static dev.bouquet.room.fold.Rooms.startRoom;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.room.fold.Emission.Outcome;
import dev.bouquet.room.fold.Emission.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ModerationTest {
  private static final UUID MODERATOR = UUID.fromString("00000000-0000-7000-8000-000000000003");
  private static final UUID OTHER = UUID.fromString("00000000-0000-7000-8000-000000000004");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  static final List<Ask> STAFFS =
      List.of(
          pin("mind the gap", Optional.empty()),
          new Ask.Unpin(),
          new Ask.DeleteMessage(UUID.randomUUID(), Optional.empty()),
          new Ask.DeleteMessagesOf(UUID.randomUUID()),
          new Ask.Mute(UUID.randomUUID(), MINUTE),
          new Ask.Ban(UUID.randomUUID(), false));

  private final Rooms room =
      new Rooms()
          .given(createRoom(), startRoom(), command(HOST, new Ask.Appoint(MODERATOR, false)));

  @ParameterizedTest
  @FieldSource("STAFFS")
  void onlyHostAndModeratorsModerate(Ask ask) {
    assertThat(refusalOf(command(STRANGER, ask))).isEqualTo(Refusal.NOT_ROOM_MODERATOR);
    assertThat(outcomeOf(room.when(command(MODERATOR, ask)))).isInstanceOf(Outcome.Done.class);
    assertThat(outcomeOf(room.when(command(HOST, ask)))).isInstanceOf(Outcome.Done.class);
  }

  @ParameterizedTest
  @FieldSource("STAFFS")
  void dismissedModeratorModeratesNoMore(Ask ask) {
    room.given(command(HOST, new Ask.Appoint(MODERATOR, true)));

    assertThat(refusalOf(command(MODERATOR, ask))).isEqualTo(Refusal.NOT_ROOM_MODERATOR);
  }

  @ParameterizedTest
  @FieldSource("STAFFS")
  void nothingIsModeratedWhereThereIsNoRoom(Ask ask) {
    var emissions = new Rooms().when(command(HOST, ask));

    assertThat(outcomeOf(emissions))
        .isEqualTo(new Outcome.Refused(Refusal.ROOM_NOT_FOUND, Optional.empty()));
  }

  @Test
  void moderatorsAppointNobody() {
    assertThat(refusalOf(command(MODERATOR, new Ask.Appoint(STRANGER, false))))
        .isEqualTo(Refusal.NOT_ROOM_HOST);
    assertThat(refusalOf(command(MODERATOR, new Ask.Appoint(MODERATOR, true))))
        .isEqualTo(Refusal.NOT_ROOM_HOST);
  }

  @Test
  void hostAndModeratorsAreNeitherMutedNorBanned() {
    for (var person : List.of(HOST, MODERATOR)) {
      assertThat(refusalOf(command(MODERATOR, new Ask.Mute(person, MINUTE))))
          .isEqualTo(Refusal.STAFF_PROTECTED);
      assertThat(refusalOf(command(HOST, new Ask.Ban(person, false))))
          .isEqualTo(Refusal.STAFF_PROTECTED);
    }
    assertThat(refusalOf(command(HOST, new Ask.Appoint(HOST, false))))
        .isEqualTo(Refusal.STAFF_PROTECTED);
  }

  @Test
  void muteIsToldToViewersWithItsEnd() {
    room.given(
        command(MODERATOR, new Ask.Mute(STRANGER, MINUTE)),
        command(MODERATOR, new Ask.Mute(STRANGER, Duration.ZERO)));

    assertThat(room.events(Event.PersonMuted.class))
        .containsExactly(
            new Event.PersonMuted(STRANGER, Optional.of(room.now().plus(MINUTE))),
            new Event.PersonMuted(STRANGER, Optional.empty()));
  }

  @Test
  void nothingHappensWhereOneWhoMaySpeakIsUnmuted() {
    room.given(command(HOST, new Ask.Mute(STRANGER, MINUTE))).after(MINUTE);
    var before = theRoom();

    var emissions = room.when(command(HOST, new Ask.Mute(STRANGER, Duration.ZERO)));

    assertThat(emissions).hasSize(1);
    assertThat(outcomeOf(emissions)).isEqualTo(new Outcome.Done(Optional.of(before), true));
  }

  @Test
  void recordSaysWhoIsMutedAndForgetsWhatIsOver() {
    var inAnHour = room.now().plus(MINUTE.multipliedBy(60));
    long version = theRoom().version();

    room.given(
        command(MODERATOR, new Ask.Mute(STRANGER, MINUTE)),
        command(MODERATOR, new Ask.Mute(OTHER, MINUTE.multipliedBy(60))));
    assertThat(theRoom().mutedUntil())
        .containsOnly(Map.entry(STRANGER, room.now().plus(MINUTE)), Map.entry(OTHER, inAnHour));
    assertThat(theRoom().version()).isEqualTo(version + 2);

    room.after(MINUTE).given(command(HOST, new Ask.Ban(UUID.randomUUID(), false)));
    assertThat(theRoom().mutedUntil()).containsOnly(Map.entry(OTHER, inAnHour));
    room.given(command(MODERATOR, new Ask.Mute(OTHER, Duration.ZERO)));
    assertThat(theRoom().mutedUntil()).isEmpty();
    assertThat(theRoom().version()).isEqualTo(version + 4);
  }

  @Test
  void mutesAreBoundedAndThoseThatAreOverMakeRoom() {
    room.given(
        command(HOST, new Ask.Mute(STRANGER, MINUTE)),
        command(HOST, new Ask.Mute(OTHER, MINUTE.multipliedBy(2))));
    var oneMore = command(HOST, new Ask.Mute(UUID.randomUUID(), MINUTE));

    assertThat(refusalOf(oneMore)).isEqualTo(Refusal.MUTE_LIMIT_REACHED);
    assertThat(outcomeOf(room.when(command(HOST, new Ask.Mute(OTHER, MINUTE)))))
        .isEqualTo(new Outcome.Done(Optional.of(theRoom()), false));
    room.after(MINUTE).given(oneMore);
    assertThat(theRoom().mutedUntil()).hasSize(1);
  }

  @Test
  void whoBecomesAModeratorIsNoLongerMuted() {
    room.given(
        command(HOST, new Ask.Mute(OTHER, MINUTE)), command(HOST, new Ask.Appoint(OTHER, false)));
    assertThat(theRoom().mutedUntil()).isEmpty();
    assertThat(theRoom().moderators()).contains(OTHER);

    room.given(command(HOST, new Ask.Appoint(OTHER, true)));
    assertThat(room.attendee(OTHER).isMuted(room.now())).isFalse();
    assertThat(room.events(Event.PersonMuted.class))
        .last()
        .isEqualTo(new Event.PersonMuted(OTHER, Optional.empty()));
  }

  @Test
  void banIsInTheRoomsRecordOnce() {
    var ban = command(MODERATOR, new Ask.Ban(STRANGER, false));

    var banned = room.when(ban);
    var again = room.when(ban);

    assertThat(theRoom().banned()).containsExactly(STRANGER);
    assertThat(outcomeOf(banned)).isEqualTo(new Outcome.Done(Optional.of(theRoom()), false));
    assertThat(outcomeOf(again)).isEqualTo(new Outcome.Done(Optional.of(theRoom()), true));
    assertThat(room.events(Event.PersonBanned.class))
        .containsExactly(new Event.PersonBanned(STRANGER, false, false));
  }

  @Test
  void whoASafeHavenBansGetsTheirGiftsBack() {
    room.given(command(HOST, safeHaven()), command(HOST, new Ask.Ban(STRANGER, false)));
    room.given(charge(0, 1, 1, 10));

    assertThat(room.events(Event.PersonBanned.class))
        .containsExactly(new Event.PersonBanned(STRANGER, false, true));
    assertThat(room.events(Event.GiftShown.class))
        .extracting(Event.GiftShown::returning)
        .containsExactly(Optional.of(Input.ReversalReason.SENDER_BANNED));

    room.given(anonymous(charge(0, 1, 3, 10)));
    assertThat(room.events(Event.GiftShown.class))
        .last()
        .extracting(Event.GiftShown::returning)
        .isEqualTo(Optional.empty());

    room.given(command(HOST, new Ask.Ban(STRANGER, true)), charge(0, 1, 4, 10));
    assertThat(room.events(Event.PersonBanned.class))
        .last()
        .isEqualTo(new Event.PersonBanned(STRANGER, true, false));
    assertThat(room.events(Event.GiftShown.class))
        .last()
        .extracting(Event.GiftShown::returning)
        .isEqualTo(Optional.empty());
  }

  @Test
  void bansAreBoundedAndLiftedOnesMakeRoom() {
    var others = List.of(UUID.randomUUID(), UUID.randomUUID());
    others.forEach(person -> room.when(command(HOST, new Ask.Ban(person, false))));

    assertThat(refusalOf(command(HOST, new Ask.Ban(STRANGER, false))))
        .isEqualTo(Refusal.BAN_LIMIT_REACHED);
    room.given(
        command(HOST, new Ask.Ban(others.getFirst(), true)),
        command(HOST, new Ask.Ban(STRANGER, false)));
    assertThat(theRoom().banned()).containsExactlyInAnyOrder(others.getLast(), STRANGER);
  }

  @Test
  void appointingAndDismissingAgainChangesNothing() {
    var before = theRoom();

    assertThat(outcomeOf(room.when(command(HOST, new Ask.Appoint(MODERATOR, false)))))
        .isEqualTo(new Outcome.Done(Optional.of(before), true));
    assertThat(outcomeOf(room.when(command(HOST, new Ask.Appoint(STRANGER, true)))))
        .isEqualTo(new Outcome.Done(Optional.of(before), true));
    assertThat(theRoom()).isEqualTo(before);
  }

  @Test
  void moderatorsAreBoundedAndNotBanned() {
    room.given(command(HOST, new Ask.Ban(STRANGER, false)));

    assertThat(refusalOf(command(HOST, new Ask.Appoint(STRANGER, false))))
        .isEqualTo(Refusal.BANNED);
    room.when(command(HOST, new Ask.Appoint(UUID.randomUUID(), false)));
    assertThat(refusalOf(command(HOST, new Ask.Appoint(UUID.randomUUID(), false))))
        .isEqualTo(Refusal.MODERATOR_LIMIT_REACHED);
  }

  @Test
  void messageIsDeletedByItsId() {
    var messageId = UUID.randomUUID();

    room.when(command(MODERATOR, new Ask.DeleteMessage(messageId, Optional.empty())));

    assertThat(room.events(Event.MessageDeleted.class))
        .containsExactly(new Event.MessageDeleted(messageId));
  }

  @Test
  void whatAPersonHasSaidGoesAtOnceAndWithItWhatIsPinnedOfIt() {
    room.given(
        command(HOST, new Ask.PinMessage("mind the gap", STRANGER, "Ben", Optional.empty())));

    room.when(command(MODERATOR, new Ask.DeleteMessagesOf(STRANGER)));

    assertThat(room.events(Event.MessagesDeleted.class))
        .containsExactly(new Event.MessagesDeleted(STRANGER));
    assertThat(room.state().standing().pin()).isEmpty();
    assertThat(refusalOf(command(MODERATOR, new Ask.DeleteMessagesOf(HOST))))
        .isEqualTo(Refusal.STAFF_PROTECTED);
  }

  @Test
  void aBanTakesWhatWasSaidAwayAndIsNotUndoneInThatByLiftingIt() {
    room.given(
        command(HOST, new Ask.Ban(STRANGER, false)), command(HOST, new Ask.Ban(STRANGER, true)));

    assertThat(room.events(Event.MessagesDeleted.class))
        .containsExactly(new Event.MessagesDeleted(STRANGER));
  }

  @Test
  void pinGoesByItselfOrWhenItIsTakenAway() {
    room.given(command(HOST, pin("mind the gap", Optional.of(MINUTE)))).after(MINUTE);
    room.given(new Input.TimePassed());
    assertThat(room.state().standing().pin()).isEmpty();

    room.given(command(HOST, pin("mind the gap", Optional.empty()))).after(MINUTE);
    room.given(new Input.TimePassed());
    assertThat(room.state().standing().pin()).isPresent();

    room.given(command(HOST, new Ask.Unpin()));
    assertThat(room.state().standing().pin()).isEmpty();
    assertThat(room.events(Event.MessageUnpinned.class)).hasSize(2);
  }

  @Test
  void pinThatIsThereAlreadyIsNotToldAgain() {
    room.given(command(HOST, pin("mind the gap", Optional.empty()))).after(MINUTE);

    var again = room.when(command(HOST, pin("mind the gap", Optional.empty())));
    var unpinned = room.given(command(HOST, new Ask.Unpin())).when(command(HOST, new Ask.Unpin()));

    assertThat(outcomeOf(again)).isEqualTo(new Outcome.Done(Optional.empty(), true));
    assertThat(outcomeOf(unpinned)).isEqualTo(new Outcome.Done(Optional.empty(), true));
    assertThat(room.events(Event.MessagePinned.class)).hasSize(1);
    assertThat(room.events(Event.MessageUnpinned.class)).hasSize(1);
  }

  @Test
  void nobodySpeaksByAPinWhereNobodyMaySpeak() {
    var ask = command(HOST, pin("mind the gap", Optional.empty()));

    room.given(command(HOST, new Ask.Suspend("spam")));
    assertThat(refusalOf(ask)).isEqualTo(Refusal.ROOM_SUSPENDED);
    room.given(command(HOST, new Ask.LiftSuspension()), endRoom());
    assertThat(refusalOf(ask)).isEqualTo(Refusal.ROOM_ENDED);
  }

  private Room theRoom() {
    return room.state().room().orElseThrow();
  }

  private Refusal refusalOf(Input input) {
    return ((Outcome.Refused) outcomeOf(room.when(input))).why();
  }

  private static Ask.PinMessage pin(String text, Optional<Duration> lasts) {
    return new Ask.PinMessage(text, HOST, "Mia", lasts);
  }
}
