package dev.bouquet.gift.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bouquet.gift.catalog.Gift;
import dev.bouquet.gift.room.KnownRoom;
import dev.bouquet.gift.room.KnownRoom.Stage;
import dev.bouquet.kit.security.Caller;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GiftDecisionTest {
  private static final Gift ROSE = new Gift("rose", "Rose", 3, Gift.Tier.SMALL);
  private static final UUID ROOM_ID = UUID.randomUUID();
  private static final UUID HOST_ID = UUID.randomUUID();

  private final Caller viewer = new Caller(UUID.randomUUID(), "ann");
  private final SendGift asked = new SendGift(UUID.randomUUID(), viewer, ROOM_ID, "rose", 10);

  @Test
  void chargesQuantityTimesPriceInALiveRoom() {
    assertThat(GiftDecision.on(asked, room(Stage.LIVE), Optional.of(ROSE)))
        .isEqualTo(new GiftDecision.Charge(ROSE, room(Stage.LIVE).orElseThrow(), 30));
  }

  @Test
  void refusesBeforeTheStartAndAfterTheEnd() {
    var refused = new GiftDecision.Refuse(Refusal.ROOM_NOT_LIVE, 30);

    assertThat(GiftDecision.on(asked, room(Stage.SCHEDULED), Optional.of(ROSE))).isEqualTo(refused);
    assertThat(GiftDecision.on(asked, room(Stage.ENDED), Optional.of(ROSE))).isEqualTo(refused);
  }

  @Test
  void refusesAGiftToOneself() {
    var host = new Caller(HOST_ID, "host");
    var toOneself = new SendGift(asked.id(), host, ROOM_ID, "rose", 10);

    assertThat(GiftDecision.on(toOneself, room(Stage.LIVE), Optional.of(ROSE)))
        .isEqualTo(new GiftDecision.Refuse(Refusal.SELF_GIFT, 30));
  }

  @Test
  void whatDoesNotExistComesBeforeWhatIsNotAllowed() {
    assertThat(GiftDecision.on(asked, Optional.empty(), Optional.of(ROSE)))
        .isEqualTo(new GiftDecision.Refuse(Refusal.ROOM_NOT_FOUND, 30));
    assertThat(GiftDecision.on(asked, Optional.empty(), Optional.empty()))
        .isEqualTo(new GiftDecision.Refuse(Refusal.ROOM_NOT_FOUND, 0));
    assertThat(GiftDecision.on(asked, room(Stage.ENDED), Optional.empty()))
        .isEqualTo(new GiftDecision.Refuse(Refusal.GIFT_NOT_FOUND, 0));
  }

  @Test
  void doesNotWrapAroundAtAnAbsurdPrice() {
    var absurd = new Gift("rose", "Rose", Long.MAX_VALUE, Gift.Tier.EPIC);

    assertThatThrownBy(() -> GiftDecision.on(asked, room(Stage.LIVE), Optional.of(absurd)))
        .isInstanceOf(ArithmeticException.class);
  }

  private static Optional<KnownRoom> room(Stage stage) {
    return Optional.of(new KnownRoom(ROOM_ID, HOST_ID, stage, 1));
  }
}
