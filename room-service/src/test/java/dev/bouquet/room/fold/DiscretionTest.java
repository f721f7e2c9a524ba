package dev.bouquet.room.fold;

import static dev.bouquet.room.fold.Rooms.STRANGER;
import static dev.bouquet.room.fold.Rooms.comboGift;
import static dev.bouquet.room.fold.Rooms.command;
import static dev.bouquet.room.fold.Rooms.createRoom;
import static dev.bouquet.room.fold.Rooms.startRoom;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.room.fold.Input.Discretion;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// Gifts whose senders want no glory.
class DiscretionTest {
  private static final UUID COMBO = new UUID(7, 1);

  private final Rooms room = new Rooms().given(createRoom(), startRoom());

  @ParameterizedTest
  @EnumSource(value = Discretion.class, mode = Mode.EXCLUDE, names = "NONE")
  void countsForTheRoomAndForNoRanking(Discretion discretion) {
    room.given(gift(1, 100, discretion));

    assertThat(room.state().totals().coins()).isEqualTo(100);
    var giving = room.state().standing().giving();
    assertThat(giving.senders()).isEqualTo(1);
    assertThat(giving.topSenders().entries()).isEmpty();
    assertThat(giving.newestSenders()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(value = Discretion.class, mode = Mode.EXCLUDE, names = "NONE")
  void whatWasGivenDiscreetlyDoesNotAddToWhatWasGivenOpenly(Discretion discretion) {
    room.given(gift(1, 100, discretion), gift(2, 7, Discretion.NONE), takenBack(3, 40, discretion));

    assertThat(room.state().totals().coins()).isEqualTo(67);
    assertThat(room.state().standing().giving().topSenders().entries())
        .containsExactly(new TopList.Entry(STRANGER, "Ben", 7));
  }

  @Test
  void onlyAnonymousGiftsHideTheirSenderFromTheRoom() {
    room.given(gift(1, 100, Discretion.ANONYMOUS), gift(2, 7, Discretion.QUIET));

    assertThat(room.events(Event.GiftShown.class))
        .extracting(event -> event.charge().gift().shownSenderName())
        .containsExactly("", "Ben");
    assertThat(room.events(Event.GiftShown.class)).noneMatch(Event.GiftShown::first);
  }

  @Test
  void aComboIsEitherAnonymousOrNot() {
    room.given(gift(1, 10, Discretion.ANONYMOUS), gift(2, 10, Discretion.NONE));

    assertThat(room.state().standing().combos().all())
        .extracting(Combos.Going::shownSenderName)
        .containsExactly("", "Ben");

    room.given(command(STRANGER, new Ask.EndCombo(COMBO)));
    assertThat(room.state().standing().combos().all()).isEmpty();
  }

  private static Input.Charge gift(long seq, long coins, Discretion discretion) {
    var open = comboGift(seq, COMBO, 1, coins);
    return new Input.Charge(
        open.id(),
        open.position(),
        open.payer(),
        coins,
        rose(discretion, Optional.of(COMBO)),
        Input.Words.NONE,
        open.chargedAt());
  }

  private static Input.Reversal takenBack(long seq, long coins, Discretion discretion) {
    return new Input.Reversal(
        new UUID(8, seq),
        new Position(9, 1, seq),
        new UUID(9, 1),
        STRANGER,
        coins,
        rose(discretion, Optional.empty()),
        Input.ReversalReason.UNDONE);
  }

  private static Input.Gift rose(Discretion discretion, Optional<UUID> comboId) {
    return new Input.Gift(
        "rose", "Rose", 1, STRANGER.toString(), "Ben", discretion, Rooms.HOST.toString(), comboId);
  }
}
