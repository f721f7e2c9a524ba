package dev.bouquet.room.fold;

import static dev.bouquet.room.fold.Rooms.HOST;
import static dev.bouquet.room.fold.Rooms.STRANGER;
import static dev.bouquet.room.fold.Rooms.command;
import static dev.bouquet.room.fold.Rooms.createRoom;
import static dev.bouquet.room.fold.Rooms.outcomeOf;
import static dev.bouquet.room.fold.Rooms.startRoom;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.room.fold.Emission.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OffendersTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final Rooms room = new Rooms().given(createRoom(), startRoom());

  @Test
  void thirdDeletedMessageMutesItsAuthorForEverybodyToSee() {
    room.given(deletion(STRANGER, 1), deletion(STRANGER, 2));
    assertThat(room.events(Event.PersonMuted.class)).isEmpty();

    var emissions = room.when(deletion(STRANGER, 3));

    var until = room.now().plus(Duration.ofHours(24));
    assertThat(room.events(Event.PersonMuted.class))
        .containsExactly(new Event.PersonMuted(STRANGER, Optional.of(until)));
    assertThat(outcomeOf(emissions)).isEqualTo(new Outcome.Done(Optional.empty(), false));
    assertThat(mutes()).containsOnly(Map.entry(STRANGER, until));
    assertThat(room.attendee(STRANGER).mutedUntil()).contains(until);
  }

  @Test
  void messageThatIsDeletedAgainCountsOnce() {
    room.given(deletion(STRANGER, 1), deletion(STRANGER, 1), deletion(STRANGER, 2));
    room.given(deletion(STRANGER, 2), deletion(STRANGER, 1));

    assertThat(room.events(Event.PersonMuted.class)).isEmpty();
    assertThat(room.events(Event.MessageDeleted.class)).hasSize(5);
  }

  @Test
  void whatWasDeletedLongAgoIsForgotten() {
    room.given(deletion(STRANGER, 1)).after(HOUR.multipliedBy(12)).given(deletion(STRANGER, 2));

    room.after(HOUR.multipliedBy(12)).given(deletion(STRANGER, 3));
    assertThat(room.events(Event.PersonMuted.class)).isEmpty();
    room.given(deletion(STRANGER, 4));
    assertThat(room.events(Event.PersonMuted.class)).hasSize(1);
  }

  @Test
  void staffAndAuthorsWhomNobodyKnowsAreNotCounted() {
    for (int i = 0; i < 4; i++) {
      room.given(
          deletion(HOST, i),
          command(HOST, new Ask.DeleteMessage(new UUID(7, i), Optional.empty())));
    }

    assertThat(room.events(Event.PersonMuted.class)).isEmpty();
  }

  @Test
  void longerMuteStays() {
    var until = room.now().plus(HOUR.multipliedBy(30));
    room.given(command(HOST, new Ask.Mute(STRANGER, HOUR.multipliedBy(30))));

    room.given(deletion(STRANGER, 1), deletion(STRANGER, 2), deletion(STRANGER, 3));

    assertThat(mutes()).containsOnly(Map.entry(STRANGER, until));
  }

  @Test
  void nobodyIsMutedBeyondTheBound() {
    room.given(
        command(HOST, new Ask.Mute(UUID.randomUUID(), HOUR)),
        command(HOST, new Ask.Mute(UUID.randomUUID(), HOUR)));

    room.given(deletion(STRANGER, 1), deletion(STRANGER, 2), deletion(STRANGER, 3));

    assertThat(mutes()).hasSize(2).doesNotContainKey(STRANGER);
    assertThat(room.attendee(STRANGER).isMuted(room.now())).isFalse();
  }

  private Map<UUID, Instant> mutes() {
    return room.state().room().orElseThrow().mutedUntil();
  }

  private static Input deletion(UUID author, int number) {
    return command(
        HOST, new Ask.DeleteMessage(new UUID(author.hashCode(), number), Optional.of(author)));
  }
}
