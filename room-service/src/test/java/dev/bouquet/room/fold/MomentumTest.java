package dev.bouquet.room.fold;

import static dev.bouquet.room.fold.Rooms.HOST;
import static dev.bouquet.room.fold.Rooms.NOON;
import static dev.bouquet.room.fold.Rooms.command;
import static dev.bouquet.room.fold.Rooms.createRoom;
import static dev.bouquet.room.fold.Rooms.endRoom;
import static dev.bouquet.room.fold.Rooms.startRoom;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Three people within a minute begin one; levels take 100, 200 and 300 coins, half a minute each.
class MomentumTest {
  private static final Duration LEVEL_TIME = Duration.ofSeconds(30);
  private static final Duration REST = Duration.ofMinutes(5);

  private final Rooms room = new Rooms().given(createRoom(), startRoom());
  private long seq;

  @Test
  void manyGiversBeginOneAndTheGiftThatBeginsItCounts() {
    room.given(gift(1, 10), gift(2, 10), gift(1, 10));
    assertThat(going()).isEmpty();

    var third = gift(3, 40);
    room.given(third);

    assertThat(going())
        .contains(new Momentum(third.id(), 1, 40, 40, 100, NOON, NOON.plus(LEVEL_TIME)));
    assertThat(room.events(Event.MomentumBegun.class)).hasSize(1);
    assertThat(room.state().nextDue(Rooms.BOUNDS)).contains(NOON.plus(LEVEL_TIME));
  }

  @Test
  void oneGiverIsNotManyNorAreThoseWhoGaveLongAgo() {
    room.given(gift(1, 500), gift(1, 500), gift(1, 500), gift(2, 10));
    room.after(Duration.ofMinutes(1)).given(gift(3, 10), gift(4, 10));

    assertThat(going()).isEmpty();
  }

  @Test
  void eachLevelTakesMoreAndGivesMoreTime() {
    begin();
    room.after(Duration.ofSeconds(20)).given(gift(1, 98));

    assertThat(room.events(Event.MomentumLevelReached.class)).isEmpty();
    room.given(gift(2, 11));

    var reached = room.events(Event.MomentumLevelReached.class).getLast();
    assertThat(reached.name()).isEqualTo("Giver 2");
    assertThat(reached.momentum())
        .extracting(Momentum::level, Momentum::progress, Momentum::goal, Momentum::until)
        .containsExactly(2, 10L, 200L, room.now().plus(LEVEL_TIME));
    room.given(gift(2, 190));
    assertThat(going().orElseThrow())
        .extracting(Momentum::level, Momentum::coins, Momentum::progress)
        .containsExactly(3, 300L, 0L);
  }

  @Test
  void oneGiftMayReachSeveralLevelsAndTheHighestHasNoEnd() {
    begin();

    room.given(gift(1, 10_000));

    assertThat(room.events(Event.MomentumLevelReached.class)).hasSize(1);
    assertThat(going().orElseThrow())
        .extracting(Momentum::level, Momentum::coins, Momentum::progress, Momentum::goal)
        .containsExactly(3, 10_001L, 9_701L, 300L);
    room.given(gift(1, 1_000));
    assertThat(room.events(Event.MomentumLevelReached.class)).hasSize(1);
  }

  @Test
  void itEndsWhenALevelIsNotReachedInTimeAndTheRoomRests() {
    begin();
    room.after(LEVEL_TIME.minusMillis(1)).given(new Input.TimePassed());
    assertThat(going()).isPresent();

    room.after(Duration.ofMillis(1)).given(new Input.TimePassed());

    assertThat(going()).isEmpty();
    assertThat(room.events(Event.MomentumEnded.class))
        .extracting(ended -> ended.momentum().level(), ended -> ended.momentum().coins())
        .containsExactly(tuple(1, 1L));
    room.after(REST.minusMillis(1)).given(gift(1, 10), gift(2, 10), gift(3, 10));
    assertThat(going()).isEmpty();
    room.after(Duration.ofMillis(1)).given(gift(1, 10), gift(2, 10), gift(3, 10));
    assertThat(going()).isPresent();
  }

  @Test
  void giftThatComesTooLateDoesNotKeepItAlive() {
    begin();

    room.after(LEVEL_TIME).given(gift(1, 500));

    assertThat(going()).isEmpty();
    assertThat(room.events(Event.MomentumEnded.class))
        .extracting(ended -> ended.momentum().coins())
        .containsExactly(1L);
  }

  @Test
  void chargeThatComesAgainCountsOnce() {
    begin();
    var once = gift(1, 50);

    room.given(once, once);

    assertThat(going().orElseThrow().coins()).isEqualTo(51);
  }

  @Test
  void whoGivesAnonymouslyCountsAndIsNotNamed() {
    room.given(gift(1, 1), gift(2, 1), Rooms.anonymous(gift(3, 1)));

    room.given(Rooms.anonymous(gift(4, 100)));

    assertThat(room.events(Event.MomentumLevelReached.class))
        .extracting(Event.MomentumLevelReached::personId, Event.MomentumLevelReached::name)
        .containsExactly(tuple("", ""));
  }

  @Test
  void nobodyIsUrgedInASafeHaven() {
    begin();

    room.given(command(HOST, Rooms.safeHaven()));
    assertThat(room.events(Event.MomentumEnded.class)).hasSize(1);

    room.after(REST).given(gift(1, 10), gift(2, 10), gift(3, 10));
    assertThat(going()).isEmpty();
  }

  @Test
  void itEndsWithTheRoomAndWhatIsShownAfterwardsBeginsNone() {
    begin();

    room.given(endRoom());
    assertThat(room.events(Event.MomentumEnded.class)).hasSize(1);

    room.after(REST).given(gift(1, 10), gift(2, 10), gift(3, 10));
    assertThat(going()).isEmpty();
  }

  private void begin() {
    room.given(gift(1, 7), gift(2, 7), gift(3, 1));
    assertThat(going()).isPresent();
  }

  private Optional<Momentum> going() {
    return room.state().standing().momentum().going();
  }

  private Input.Charge gift(int giver, long coins) {
    seq++;
    var person = new UUID(7, giver);
    return new Input.Charge(
        new UUID(6, seq),
        new Position(6, 1, seq),
        person,
        coins,
        new Input.Gift(
            "rose",
            "Rose",
            1,
            person.toString(),
            "Giver " + giver,
            Input.Discretion.NONE,
            HOST.toString(),
            Optional.empty()),
        Input.Words.NONE,
        NOON);
  }
}
