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
import io.restassured.path.json.JsonPath;
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
  private static final String HISTORY = "/v1/me/gifts/sent";

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
  void aPartThatWentBackGivesNoMoreTimeForTheRest() {
    var charged = charged(1_000, TestClock.now().minus(Duration.ofSeconds(11)), context -> context);
    Charges.publish(charged);
    Charges.publish(Charges.reversal(charged, 400));
    ann.await(HISTORY, sent -> takenBack(sent) == 400);

    undo(ann, charged.getChargeId()).statusCode(422).body("code", equalTo("UNDO_EXPIRED"));
    assertThat(WALLET.reversalsOf(charged.getChargeId())).isEmpty();

    Charges.publish(Charges.reversal(charged, 600));
    ann.await(HISTORY, sent -> takenBack(sent) == 1_000);
    undo(ann, charged.getChargeId()).statusCode(200);
  }

  private static int takenBack(JsonPath sent) {
    return sent.getList("items").isEmpty() ? 0 : sent.getInt("items[0].takenBackCoins");
  }

  @Test
  void theReceiverIsTheOneWhomTheGiftNamed() throws Exception {
    var host = UUID.randomUUID();
    var guest = UUID.randomUUID();
    var shared =
        sent(
            1_000,
            TestClock.now(),
            context ->
                context
                    .setReceiverId(host.toString())
                    .addParts(Charges.part(guest, 400))
                    .addParts(Charges.part(host, 600)));

    undo(ann, shared).statusCode(200);

    assertThat(receiverOf(shared)).isEqualTo(host.toString());
  }

  /// As before the read model knew whom gifts name.
  @Test
  void whereThatIsNotKnownItIsTheFirstOfThoseWhoGotIt() throws Exception {
    var guest = UUID.randomUUID();
    var shared =
        sent(
            1_000,
            TestClock.now(),
            context ->
                context
                    .clearReceiverId()
                    .addParts(Charges.part(guest, 400))
                    .addParts(Charges.part(UUID.randomUUID(), 600)));

    undo(ann, shared).statusCode(200);

    assertThat(receiverOf(shared)).isEqualTo(guest.toString());
  }

  private static String receiverOf(String gift) throws Exception {
    return WALLET
        .reversalsOf(gift)
        .getFirst()
        .getContext()
        .unpack(GiftReversal.class)
        .getReceiverId();
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
    var charged = charged(coins, at, more);
    Charges.publish(charged);
    return charged.getChargeId();
  }

  private Charged charged(long coins, Instant at, UnaryOperator<GiftContext.Builder> more) {
    return Charges.gift(
        ann.id(),
        UUID.randomUUID(),
        coins,
        at,
        context -> more.apply(context).setRoomId(room.toString()));
  }

  private ValidatableResponse undo(Person person, String gift) {
    return undo(person, room, gift);
  }

  private static ValidatableResponse undo(Person person, UUID room, String gift) {
    return person.asks().post("/v1/rooms/{room}/gifts/{gift}/undo", room, gift).then();
  }
}
