package dev.bouquet.room.fold;

import static dev.bouquet.room.fold.Rooms.HOST;
import static dev.bouquet.room.fold.Rooms.command;
import static dev.bouquet.room.fold.Rooms.createRoom;
import static dev.bouquet.room.fold.Rooms.outcomeOf;
import static dev.bouquet.room.fold.Rooms.startRoom;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.room.fold.Emission.Outcome;
import dev.bouquet.room.fold.Emission.Refusal;
import dev.bouquet.room.fold.Settings.ChatMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/// Random talk and moderation against a small model of who may speak when.
class ChatPropertyTest {
  private static final List<UUID> PEOPLE = List.of(new UUID(0, 11), new UUID(0, 12));
  private static final int RECENT_COUNT = 8;

  /// One thing that happens, `millis` after the one before.
  record Step(int millis, Kind kind, int person, int choice) {
    UUID who() {
      return PEOPLE.get(person);
    }
  }

  enum Kind {
    SAY,
    SAY_MORE,
    REPEAT,
    MUTE,
    UNMUTE,
    BAN,
    UNBAN
  }

  private record Said(UUID author, UUID messageId, Instant at) {}

  @Property
  void nobodySaysMoreThanTheyMay(
      @ForAll("steps") List<Step> steps, @ForAll @IntRange(max = 3) int slowSeconds) {
    var slowMode = Duration.ofSeconds(slowSeconds);
    var evening = new Evening(slowMode);

    steps.forEach(evening::take);

    assertThat(evening.room.messages())
        .extracting(Event.MessageSaid::messageId)
        .doesNotHaveDuplicates()
        .containsExactlyElementsOf(evening.said.stream().map(Said::messageId).toList());
    for (var person : PEOPLE) {
      var times = evening.saidBy(person).stream().map(Said::at).toList();
      assertThatAllAreApart(times, 1, slowMode);
      assertThatAllAreApart(times, Rooms.BOUNDS.maxMessagesCount(), Rooms.BOUNDS.messageWindow());
    }
  }

  /// A room, and what the model knows of it.
  private static final class Evening {
    final Rooms room;
    final List<Said> said = new ArrayList<>();
    private final Map<UUID, Instant> mutedUntil = new HashMap<>();
    private final Set<UUID> banned = new HashSet<>();

    Evening(Duration slowMode) {
      room = new Rooms().given(createRoom(), startRoom(), slow(slowMode));
    }

    List<Said> saidBy(UUID author) {
      return said.stream().filter(message -> message.author().equals(author)).toList();
    }

    void take(Step step) {
      room.after(Duration.ofMillis(step.millis()));
      var person = step.who();
      switch (step.kind()) {
        case SAY, SAY_MORE -> say(person);
        case REPEAT -> repeat(person, step.choice());
        case MUTE -> mute(person, Duration.ofSeconds(step.choice() + 1));
        case UNMUTE -> mute(person, Duration.ZERO);
        case BAN -> {
          room.when(command(HOST, new Ask.Ban(person, false)));
          banned.add(person);
        }
        case UNBAN -> {
          room.when(command(HOST, new Ask.Ban(person, true)));
          banned.remove(person);
        }
      }
    }

    private void mute(UUID person, Duration lasts) {
      room.when(command(HOST, new Ask.Mute(person, lasts)));
      mutedUntil.put(person, room.now().plus(lasts));
    }

    private void say(UUID author) {
      var id = UUID.randomUUID();
      switch (outcomeOf(room.when(message(author, id)))) {
        case Outcome.Done _ -> {
          assertThat(banned).doesNotContain(author);
          assertThat(mutedUntil.getOrDefault(author, Instant.MIN)).isBeforeOrEqualTo(room.now());
          said.add(new Said(author, id, room.now()));
        }
        case Outcome.Refused(var why, var retryAt) -> {
          assertThat(why == Refusal.BANNED).isEqualTo(banned.contains(author));
          retryAt.ifPresent(at -> assertThat(at).isAfter(room.now()));
        }
      }
    }

    /// One of the author's last few messages comes once more.
    private void repeat(UUID author, int choice) {
      var own = saidBy(author);
      var recent = own.subList(Math.max(0, own.size() - RECENT_COUNT), own.size());
      if (!recent.isEmpty()) {
        var message = recent.get(choice % recent.size());
        var outcome = outcomeOf(room.when(message(author, message.messageId())));
        assertThat(outcome).isEqualTo(new Outcome.Done(Optional.empty(), true));
      }
    }
  }

  /// Each and the one that is `distance` later.
  private static void assertThatAllAreApart(List<Instant> times, int distance, Duration least) {
    for (int i = distance; i < times.size(); i++) {
      assertThat(Duration.between(times.get(i - distance), times.get(i)))
          .isGreaterThanOrEqualTo(least);
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 1500),
            Arbitraries.of(Kind.class),
            Arbitraries.integers().between(0, PEOPLE.size() - 1),
            Arbitraries.integers().between(0, RECENT_COUNT - 1))
        .as(Step::new)
        .list()
        .ofMaxSize(80);
  }

  private static Input message(UUID author, UUID id) {
    return command(author, new Ask.Say(id, "hello", "Vera", false, List.of()));
  }

  private static Input slow(Duration slowMode) {
    var settings = new Settings(ChatMode.EVERYONE, slowMode, 0, true, false, false, Set.of());
    return command(HOST, new Ask.Change(Optional.empty(), Optional.of(settings)));
  }
}
