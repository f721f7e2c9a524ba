package dev.bouquet.room.fold;

import static dev.bouquet.room.fold.Rooms.HOST;
import static dev.bouquet.room.fold.Rooms.STRANGER;
import static dev.bouquet.room.fold.Rooms.charge;
import static dev.bouquet.room.fold.Rooms.command;
import static dev.bouquet.room.fold.Rooms.createRoom;
import static dev.bouquet.room.fold.Rooms.endRoom;
import static dev.bouquet.room.fold.Rooms.outcomeOf;
import static dev.bouquet.room.fold.Rooms.startRoom;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.room.fold.Emission.Outcome;
import dev.bouquet.room.fold.Emission.Passing;
import dev.bouquet.room.fold.Emission.Refusal;
import dev.bouquet.room.fold.Settings.ChatMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChatTest {
  private static final UUID MODERATOR = UUID.fromString("00000000-0000-7000-8000-000000000003");
  private static final Duration WINDOW = Rooms.BOUNDS.messageWindow();

  private final Rooms room = new Rooms().given(createRoom(), startRoom());

  @Test
  void messagePassesByWithoutAPlaceInTheLog() {
    long seq = room.state().seq();
    var message = say("hello", false);

    var emissions = room.when(command(STRANGER, message));

    var said =
        new Event.MessageSaid(message.messageId(), STRANGER, "Vera", "hello", false, List.of());
    assertThat(emissions).first().isEqualTo(new Passing(seq, room.state().totals(), said));
    assertThat(outcomeOf(emissions)).isEqualTo(new Outcome.Done(Optional.empty(), false));
    assertThat(room.state().seq()).isEqualTo(seq);
  }

  @Test
  void messagesOfTheHostAreMarked() {
    room.when(command(HOST, say("welcome", false)));

    assertThat(room.messages()).singleElement().extracting("byStaff").isEqualTo(true);
  }

  @Test
  void repeatIsDoneAndNotSaidAgainAlsoWhenOthersCameBetween() {
    var first = command(STRANGER, say("one", false));
    room.given(first, command(STRANGER, say("two", false)));

    var repeat = room.when(first);

    assertThat(outcomeOf(repeat)).isEqualTo(new Outcome.Done(Optional.empty(), true));
    assertThat(room.messages()).extracting("text").containsExactly("one", "two");
  }

  @Test
  void sameKeyWithOtherWordsIsRefused() {
    var first = say("one", false);
    room.given(command(STRANGER, first));

    var other =
        new Ask.Say(first.messageId(), "two", first.authorName(), first.followsHost(), List.of());
    assertThat(refusalOf(command(STRANGER, other))).isEqualTo(Refusal.KEY_REUSED);
  }

  @Test
  void repeatIsDoneAlsoWhereItsAuthorMayNoLongerSpeak() {
    var first = command(STRANGER, say("one", false));
    room.given(first, command(HOST, new Ask.Ban(STRANGER, false)), endRoom());

    assertThat(outcomeOf(room.when(first))).isEqualTo(new Outcome.Done(Optional.empty(), true));
  }

  @Test
  void thereIsNoChatBeforeTheRoomIsOnAir() {
    var scheduled = new Rooms().given(createRoom());

    assertThat(refusalOf(scheduled, hello(HOST))).isEqualTo(Refusal.ROOM_NOT_LIVE);
  }

  @Test
  void chatGoesOnWhileTheHostIsAway() {
    room.given(command(HOST, new Ask.Pause()), hello(STRANGER));

    assertThat(room.messages()).hasSize(1);
  }

  @Test
  void thereIsNoChatAfterTheEnd() {
    room.given(endRoom());

    assertThat(refusalOf(hello(HOST))).isEqualTo(Refusal.ROOM_NOT_LIVE);
  }

  @Test
  void nobodySpeaksInASuspendedRoom() {
    room.given(command(HOST, new Ask.Suspend("spam")));

    assertThat(refusalOf(hello(HOST))).isEqualTo(Refusal.ROOM_SUSPENDED);
    assertThat(refusalOf(hello(STRANGER))).isEqualTo(Refusal.ROOM_SUSPENDED);
  }

  @Test
  void bannedPersonIsToldSoBeforeAnythingElse() {
    room.given(
        settings(ChatMode.OFF, Duration.ofMinutes(1), Set.of("scum")),
        command(HOST, new Ask.Mute(STRANGER, Duration.ofHours(1))),
        command(HOST, new Ask.Ban(STRANGER, false)));

    assertThat(refusalOf(command(STRANGER, say("scum", false)))).isEqualTo(Refusal.BANNED);
  }

  @Test
  void bannedPersonSpeaksAgainOnceTheBanIsLifted() {
    room.given(
        command(HOST, new Ask.Ban(STRANGER, false)),
        command(HOST, new Ask.Ban(STRANGER, true)),
        hello(STRANGER));

    assertThat(room.messages()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(ChatMode.class)
  void hostAndModeratorsMayAlwaysChat(ChatMode mode) {
    room.given(
        settings(mode, Duration.ofMinutes(1), Set.of("scum")),
        command(HOST, new Ask.Appoint(MODERATOR, false)),
        command(HOST, say("no scum here", false)),
        command(HOST, say("I said no scum", false)),
        command(MODERATOR, say("he means scum", false)));

    assertThat(room.messages()).hasSize(3);
  }

  @Test
  void nobodyElseChatsWhereChatIsOff() {
    room.given(settings(ChatMode.OFF, Duration.ZERO, Set.of()));

    assertThat(refusalOf(hello(STRANGER))).isEqualTo(Refusal.CHAT_OFF);
  }

  @Test
  void amongFollowersOnlyThoseWhoFollowChat() {
    room.given(settings(ChatMode.FOLLOWERS, Duration.ZERO, Set.of()));

    assertThat(refusalOf(hello(STRANGER))).isEqualTo(Refusal.FOLLOWERS_ONLY);
    room.when(command(STRANGER, say("I follow", true)));
    assertThat(room.messages()).hasSize(1);
  }

  @Test
  void amongMembersOnlyThoseWhoHaveGivenChat() {
    room.given(settings(ChatMode.MEMBERS, Duration.ZERO, Set.of()));

    assertThat(refusalOf(hello(STRANGER))).isEqualTo(Refusal.MEMBERS_ONLY);
    room.given(charge(1, 1, 1, 10), hello(STRANGER));
    assertThat(room.messages()).hasSize(1);
  }

  @Test
  void blockedWordIsRefusedAndCountsAsNoMessage() {
    room.given(settings(ChatMode.EVERYONE, Duration.ofMinutes(1), Set.of("Scum!")));

    assertThat(refusalOf(command(STRANGER, say("S.C.U.M", false)))).isEqualTo(Refusal.BLOCKED_WORD);
    room.when(hello(STRANGER));
    assertThat(room.messages()).extracting("text").containsExactly("hello");
  }

  @Test
  void mutedPersonIsToldWhenToSpeakAgain() {
    room.given(command(HOST, new Ask.Mute(STRANGER, Duration.ofMinutes(1))));
    var until = room.now().plus(Duration.ofMinutes(1));

    assertThat(outcomeOf(room.when(hello(STRANGER)))).isEqualTo(refused(Refusal.MUTED, until));
    room.after(Duration.ofMillis(59_999));
    assertThat(refusalOf(hello(STRANGER))).isEqualTo(Refusal.MUTED);
    room.after(Duration.ofMillis(1)).when(hello(STRANGER));
    assertThat(room.messages()).hasSize(1);
  }

  @Test
  void unmutedPersonSpeaksAtOnce() {
    room.given(
        command(HOST, new Ask.Mute(STRANGER, Duration.ofMinutes(1))),
        command(HOST, new Ask.Mute(STRANGER, Duration.ZERO)),
        hello(STRANGER));

    assertThat(room.messages()).hasSize(1);
  }

  @Test
  void muteDoesNotBindOneWhoHasBecomeAModerator() {
    room.given(
        command(HOST, new Ask.Mute(MODERATOR, Duration.ofMinutes(1))),
        command(HOST, new Ask.Appoint(MODERATOR, false)),
        hello(MODERATOR));

    assertThat(room.messages()).hasSize(1);
  }

  @Test
  void slowModeAsksForTimeBetweenTwoMessagesOfAPerson() {
    room.given(settings(ChatMode.EVERYONE, Duration.ofSeconds(10), Set.of()), hello(STRANGER));
    var until = room.now().plusSeconds(10);

    assertThat(outcomeOf(room.when(hello(STRANGER)))).isEqualTo(refused(Refusal.SLOW_MODE, until));
    room.when(hello(MODERATOR));
    room.after(Duration.ofSeconds(10)).when(hello(STRANGER));
    assertThat(room.messages()).hasSize(3);
  }

  @Test
  void muteIsToldBeforeSlowMode() {
    room.given(
        settings(ChatMode.EVERYONE, Duration.ofSeconds(10), Set.of()),
        hello(STRANGER),
        command(HOST, new Ask.Mute(STRANGER, Duration.ofSeconds(1))));

    assertThat(refusalOf(hello(STRANGER))).isEqualTo(Refusal.MUTED);
  }

  @Test
  void personSaysOnlySoMuchInAnyWindowOfTime() {
    room.given(hello(STRANGER));
    var until = room.now().plus(WINDOW);
    room.after(WINDOW.minusMillis(1)).given(hello(STRANGER), hello(STRANGER));

    assertThat(outcomeOf(room.when(hello(STRANGER))))
        .isEqualTo(refused(Refusal.TOO_MANY_MESSAGES, until));
    room.after(Duration.ofMillis(1)).when(hello(STRANGER));
    // The window slides: two of the three were said a moment ago.
    assertThat(refusalOf(hello(STRANGER))).isEqualTo(Refusal.TOO_MANY_MESSAGES);
    assertThat(room.messages()).hasSize(4);
  }

  @Test
  void hostTooSaysOnlySoMuch() {
    room.given(hello(HOST), hello(HOST), hello(HOST));

    assertThat(refusalOf(hello(HOST))).isEqualTo(Refusal.TOO_MANY_MESSAGES);
  }

  private Refusal refusalOf(Input input) {
    return refusalOf(room, input);
  }

  private static Refusal refusalOf(Rooms room, Input input) {
    return ((Outcome.Refused) outcomeOf(room.when(input))).why();
  }

  private static Outcome refused(Refusal why, Instant until) {
    return new Outcome.Refused(why, Optional.of(until));
  }

  private static Input settings(ChatMode mode, Duration slowMode, Set<String> blockedWords) {
    var settings = new Settings(mode, slowMode, 0, true, false, false, blockedWords);
    return command(HOST, new Ask.Change(Optional.empty(), Optional.of(settings)));
  }

  private static Input hello(UUID author) {
    return command(author, say("hello", false));
  }

  private static Ask.Say say(String text, boolean followsHost) {
    return new Ask.Say(UUID.randomUUID(), text, "Vera", followsHost, List.of());
  }
}
