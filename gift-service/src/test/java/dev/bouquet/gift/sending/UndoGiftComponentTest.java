package dev.bouquet.gift.sending;

import static dev.bouquet.gift.support.OtherServices.WALLET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.bouquet.contracts.gift.v1.GiftContext;
import dev.bouquet.contracts.gift.v1.GiftReversal;
import dev.bouquet.contracts.gift.v1.GiftReversalReason;
import dev.bouquet.contracts.wallet.v1.Charged;
import dev.bouquet.gift.support.Charges;
import dev.bouquet.gift.support.FakeWallet;
import dev.bouquet.gift.support.GiftComponent;
import dev.bouquet.gift.support.Person;
import dev.bouquet.gift.support.Show;
import dev.bouquet.gift.support.TestClock;
import dev.bouquet.kit.id.Ids;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Gifts that cost 1,000 coins and more can be taken back for ten seconds here.
@GiftComponent
class UndoGiftComponentTest {
  private final Person ann = Person.viewer();
  private final UUID room = Ids.next();

  @Test
  void aGiftGoesBackOnceHoweverOftenItIsAsked() throws Exception {
    var gift = sent(1_000, TestClock.now());

    undo(ann, gift)
        .statusCode(200)
        .body("id", equalTo(gift))
        .body("coins", equalTo(FakeWallet.REVERSED_COINS))
        .body("balance", equalTo(FakeWallet.REVERSED_COINS))
        .header("Idempotency-Replayed", nullValue());
    undo(ann, gift).statusCode(200).header("Idempotency-Replayed", "true");

    var asked = WALLET.reversalsOf(gift);
    assertThat(asked).hasSize(2);
    assertThat(asked.getFirst()).isEqualTo(asked.getLast());
    var context = asked.getFirst().getContext().unpack(GiftReversal.class);
    assertThat(context)
        .isEqualTo(
            GiftReversal.newBuilder()
                .setReason(GiftReversalReason.GIFT_REVERSAL_REASON_UNDONE)
                .setRoomId(room.toString())
                .setGiftId("rose")
                .setGiftName("Rose")
                .setSenderId(ann.id().toString())
                .setSenderName("ann")
                .setReceiverId(context.getReceiverId())
                .build());
  }

  @Test
  void ofManyAtOnceOneTakesItBack() throws Exception {
    var gift = sent(1_000, TestClock.now());
    undo(ann, gift).statusCode(200);
    var other = sent(1_000, TestClock.now());
    var asks = new ArrayList<Callable<Boolean>>();
    for (int i = 0; i < 8; i++) {
      asks.add(
          () -> undo(ann, other).statusCode(200).extract().header("Idempotency-Replayed") == null);
    }

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var firsts = new ArrayList<Boolean>();
      for (var answer : threads.invokeAll(asks)) {
        firsts.add(answer.get());
      }
      assertThat(firsts).containsOnlyOnce(true);
    }
  }

  @Test
  void nobodyLearnsWhoTookAnAnonymousGiftBack() throws Exception {
    var gift = sent(1_000, TestClock.now(), context -> context.setAnonymous(true));

    undo(ann, gift).statusCode(200);

    var context = WALLET.reversalsOf(gift).getFirst().getContext().unpack(GiftReversal.class);
    assertThat(context.getSenderId()).isEmpty();
    assertThat(context.getSenderName()).isEmpty();
  }

  @Test
  void tooLateIsTooLateAndCheapGiftsStay() {
    var late = sent(1_000, TestClock.now().minus(Duration.ofSeconds(11)));
    var cheap = sent(999, TestClock.now());

    undo(ann, late).statusCode(422).body("code", equalTo("UNDO_EXPIRED"));
    undo(ann, cheap).statusCode(422).body("code", equalTo("UNDO_NOT_OFFERED"));

    assertThat(WALLET.reversalsOf(late)).isEmpty();
    assertThat(WALLET.reversalsOf(cheap)).isEmpty();
  }

  @Test
  void onlyTheSenderAndOnlyInItsRoom() {
    var gift = sent(1_000, TestClock.now());

    for (var wrong : List.of(undo(Person.viewer(), gift), undo(ann, Ids.next().toString()))) {
      wrong.statusCode(404).body("code", equalTo("SENT_GIFT_NOT_FOUND"));
    }
    undo(ann, Ids.next(), gift).statusCode(404).body("code", equalTo("SENT_GIFT_NOT_FOUND"));
    undo(ann, "no-gift").statusCode(404).body("code", equalTo("SENT_GIFT_NOT_FOUND"));
    assertThat(WALLET.reversalsOf(gift)).isEmpty();
  }

  @Test
  void whatWentBackOtherwiseDoesNotGoBackAgain() {
    var gift = sent(1_000, TestClock.now());
    WALLET.reverseElsewhere(gift);

    undo(ann, gift).statusCode(422).body("code", equalTo("GIFT_ALREADY_TAKEN_BACK"));
  }

  @Test
  void theReceiptSaysUntilWhen() {
    var show = Show.live();
    WALLET.setBalance(show.viewerId.toString(), 100_000);

    show.send(Ids.next(), "{\"giftId\":\"rose\",\"quantity\":999}")
        .then()
        .statusCode(201)
        .body("undoUntil", nullValue());
    show.send(Ids.next(), "{\"giftId\":\"lollipop\",\"quantity\":999}")
        .then()
        .statusCode(201)
        .body("undoUntil", notNullValue());
  }

  private String sent(long coins, Instant at) {
    return sent(coins, at, UnaryOperator.identity());
  }

  /// Does not wait until it is in the history: the service does.
  private String sent(long coins, Instant at, UnaryOperator<GiftContext.Builder> more) {
    Charged charged =
        Charges.gift(
            ann.id(),
            UUID.randomUUID(),
            coins,
            at,
            context -> more.apply(context).setRoomId(room.toString()));
    Charges.publish(charged);
    return charged.getChargeId();
  }

  private ValidatableResponse undo(Person person, String gift) {
    return undo(person, room, gift);
  }

  private static ValidatableResponse undo(Person person, UUID room, String gift) {
    return person.asks().post("/v1/rooms/{room}/gifts/{gift}/undo", room, gift).then();
  }
}
