package dev.bouquet.room.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.room.frame.Codec;
import dev.bouquet.room.hub.Audience.JoinAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is not in the log: messages, applause, the standing; and who may not be here.
class EventClassesTest {
  private static final Duration TICK = Duration.ofMillis(50);
  private static final Instant LATER = Instant.ofEpochSecond(3_000_000);

  private final Hall hall = new Hall(Bounds.ROOMY).caughtUp();
  private final Guests guests = new Guests();
  private final Show show = new Show(UUID.randomUUID(), "e1");
  private final Guests.Guest guest = guests.guest();

  @BeforeEach
  void someoneIsInside() {
    hall.hubs.attend(guests);
    hall.hubs.snapshot(show.id(), show.snapshot(1));
    hall.hubs.join(guest.join(show.id()));
    hall.turnAfter(TICK);
  }

  @Test
  void ambientEventsOfATickComeInOneFrameAndNotInTheHistory() {
    say("m1", "m2");
    hall.hubs.event(show.id(), show.applause(3, 1));
    hall.hubs.event(show.id(), show.applause(4, 1));
    hall.turnAfter(TICK);

    assertThat(guest.messages).containsExactly("m1", "m2");
    assertThat(guest.likes).containsExactly(7L);
    assertThat(guest.lives).isEqualTo(1);
    assertThat(guest.batches).isZero();
  }

  @Test
  void ofManyMessagesInATickTheNewestAreShown() {
    say("m1", "m2", "m3", "m4", "m5");
    hall.turnAfter(TICK);

    assertThat(guest.messages).containsExactly("m3", "m4", "m5");
  }

  @Test
  void whoComesGetsTheNewestMessagesOnceAndNoDeletedOnes() {
    say("m1", "m2", "m3", "m4", "m5", "m6");
    hall.hubs.event(show.id(), show.deleted("m4", 2));
    var late = guests.guest();
    hall.hubs.join(late.join(show.id()));
    hall.settle();

    assertThat(late.messages).containsExactly("m2", "m3", "m5", "m6");
    assertThat(late.seq).isEqualTo(2);
  }

  @Test
  void messageThatIsDeletedAtOnceIsNeverShown() {
    say("m1");
    hall.hubs.event(show.id(), show.deleted("m1", 2));
    hall.turnAfter(TICK);

    assertThat(guest.messages).isEmpty();
    assertThat(guest.seq).isEqualTo(2);
  }

  @Test
  void onlyTheNewestStandingIsShownAndOnlyWhereItChanged() {
    hall.hubs.snapshot(show.id(), show.standing(5, 1, LATER));
    hall.hubs.snapshot(show.id(), show.standing(6, 1, LATER.plusSeconds(1)));
    hall.hubs.snapshot(show.id(), show.standing(2, 1, LATER.minusSeconds(1)));
    hall.turnAfter(TICK);
    hall.hubs.snapshot(show.id(), show.standing(6, 1, LATER.plusSeconds(2)));
    hall.settle();

    assertThat(guest.viewers).isEqualTo(6);
    assertThat(guest.lives).isEqualTo(1);
  }

  @Test
  void whoComesBackIsToldTheStanding() {
    assertThat(guests.leaves(show.id(), guest)).isTrue();
    hall.hubs.leave(show.id(), guest);
    hall.hubs.snapshot(show.id(), show.standing(9, 1, LATER));
    hall.hubs.join(guest.at("e1", 1).resume(show.id()));
    hall.settle();

    assertThat(guest.recovered).containsExactly(false, true);
    assertThat(guest.viewers).isEqualTo(9);
  }

  @Test
  void bannedPersonIsSentAwayAndNotLetInAgainUntilTheBanIsLifted() {
    hall.hubs.event(show.id(), show.banned(guest.personId(), false, 2));
    hall.turn();
    assertThat(guests.isWatching(show.id(), guest)).isFalse();

    hall.hubs.leave(show.id(), guest);
    hall.hubs.join(guest.join(show.id()));
    hall.turnAfter(TICK);
    assertThat(guest.answers.getLast()).isEqualTo(new JoinAnswer.Banned());

    hall.hubs.event(show.id(), show.banned(guest.personId(), true, 3));
    hall.hubs.join(guest.join(show.id()));
    hall.settle();
    assertThat(guest.answers.getLast()).isInstanceOf(JoinAnswer.Joined.class);
  }

  @Test
  void recordBansWhereItsEventWasMissed() {
    var snapshot = show.snapshot(1);
    hall.hubs.snapshot(
        show.id(),
        snapshot.toBuilder()
            .setRoom(snapshot.getRoom().toBuilder().setVersion(2).addBannedIds(guest.personId()))
            .build());
    hall.turn();

    assertThat(guests.isWatching(show.id(), guest)).isFalse();
  }

  @Test
  void framesAreEncodedOnlyInTheCodecsThatViewersUse() {
    var other = guests.guest(Codec.PROTO);
    hall.hubs.join(other.join(show.id()));
    hall.turn();
    hall.events(show, 2, 4);
    say("m1");
    hall.settle();

    assertThat(List.of(guest.seq, other.seq)).containsOnly(4L);
  }

  @Test
  void lagLeavesOutMoreAndMoreButNeverWhatIsInTheLog() {
    lag(Duration.ofMillis(600));
    say("m1");
    for (long seq = 2; seq <= 21; seq++) {
      hall.events(show, seq, seq);
      hall.turnAfter(TICK);
    }
    hall.turnAfter(Duration.ofMillis(250));
    assertThat(guest.seq).isEqualTo(21);
    assertThat(guest.batches).isBetween(4, 6); // in a second of the slower tick
    assertThat(guest.messages).isEmpty();

    lag(Duration.ofSeconds(3));
    var late = guests.guest();
    hall.hubs.join(late.join(show.id()));
    hall.turn();
    assertThat(late.answers).containsExactly(new JoinAnswer.AskAgain());

    lag(Duration.ZERO);
    IntStream.range(0, 4).forEach(_ -> hall.turnAfter(Duration.ofSeconds(1)));
    say("m2");
    hall.settle();
    assertThat(guest.messages).containsExactly("m2");
  }

  @Test
  void lostFeedDismissesAlsoWhoHasNotJoinedYet() {
    var others = new Guests();
    hall.hubs.attend(others);

    hall.hubs.lost();

    assertThat(others.isDismissed).isTrue();
  }

  private void say(String... messages) {
    for (var message : messages) {
      hall.hubs.event(show.id(), show.message(message, 1));
    }
  }

  private void lag(Duration lag) {
    guests.lagNanos = lag.toNanos();
    hall.turn();
  }
}
