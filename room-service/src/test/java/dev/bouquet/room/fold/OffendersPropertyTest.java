package dev.bouquet.room.fold;

import static dev.bouquet.room.fold.Rooms.BOUNDS;
import static dev.bouquet.room.fold.Rooms.HOST;
import static dev.bouquet.room.fold.Rooms.command;
import static dev.bouquet.room.fold.Rooms.createRoom;
import static dev.bouquet.room.fold.Rooms.startRoom;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Random deletions, each perhaps several times, against a small model of who is muted until when.
class OffendersPropertyTest {
  private static final List<UUID> PEOPLE = List.of(new UUID(0, 11), new UUID(0, 12));
  private static final int MESSAGES_OF_EACH = 8;
  private static final int UNMUTE = MESSAGES_OF_EACH;

  /// One thing that happens, `minutes` after the one before.
  ///
  /// @param message of the person that is deleted; or that the person is unmuted
  record Step(int minutes, int person, int message) {
    UUID who() {
      return PEOPLE.get(person);
    }
  }

  @Property
  void whoIsMutedIsWhoseMessagesWereDeletedOftenEnough(@ForAll("steps") List<Step> steps) {
    var room = new Rooms().given(createRoom(), startRoom());
    var deletions = new HashMap<UUID, Map<Integer, Instant>>();
    var mutedUntil = new HashMap<UUID, Instant>();

    for (var step : steps) {
      room.after(Duration.ofMinutes(step.minutes()));
      var person = step.who();
      if (step.message() == UNMUTE) {
        room.given(command(HOST, new Ask.Mute(person, Duration.ZERO)));
        mutedUntil.remove(person);
      } else {
        room.given(deletion(person, step.message()));
        var counted = deletions.computeIfAbsent(person, _ -> new HashMap<>());
        counted.values().removeIf(at -> !at.isAfter(room.now().minus(BOUNDS.deletionWindow())));
        boolean isNew = counted.putIfAbsent(step.message(), room.now()) == null;
        if (isNew && counted.size() >= BOUNDS.deletionsToMuteCount()) {
          mutedUntil.put(person, room.now().plus(BOUNDS.offendersMute()));
        }
      }
      mutedUntil.values().removeIf(until -> !room.now().isBefore(until));
      assertMuted(room, mutedUntil);
    }
  }

  /// In the record, and in chat.
  private static void assertMuted(Rooms room, Map<UUID, Instant> expected) {
    var recorded = new HashMap<>(room.state().room().orElseThrow().mutedUntil());
    recorded.values().removeIf(until -> !room.now().isBefore(until));
    assertThat(recorded).isEqualTo(expected);
    for (var person : PEOPLE) {
      assertThat(room.attendee(person).mutedUntil().filter(room.now()::isBefore))
          .isEqualTo(Optional.ofNullable(expected.get(person)));
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 600),
            Arbitraries.integers().between(0, PEOPLE.size() - 1),
            Arbitraries.integers().between(0, UNMUTE))
        .as(Step::new)
        .list()
        .ofMaxSize(60);
  }

  private static Input deletion(UUID author, int message) {
    return command(
        HOST, new Ask.DeleteMessage(new UUID(author.hashCode(), message), Optional.of(author)));
  }
}
