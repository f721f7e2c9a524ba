package dev.bouquet.wallet;

import static dev.bouquet.wallet.Wallets.asAuditor;
import static dev.bouquet.wallet.Wallets.asGiftService;
import static dev.bouquet.wallet.Wallets.asReader;
import static dev.bouquet.wallet.Wallets.asWhoReverses;
import static dev.bouquet.wallet.Wallets.charge;
import static dev.bouquet.wallet.Wallets.hash;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.bouquet.contracts.wallet.v1.ChargeEvent;
import dev.bouquet.contracts.wallet.v1.ListTransactionsRequest;
import dev.bouquet.contracts.wallet.v1.ReverseRequest;
import dev.bouquet.contracts.wallet.v1.ReverseResponse;
import dev.bouquet.contracts.wallet.v1.VerifyLedgerRequest;
import dev.bouquet.kit.grpc.GrpcProblem;
import dev.bouquet.wallet.Wallets.Person;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@WalletComponent
class ReversalComponentTest {
  @Test
  void givesTheCoinsOfAPublishedChargeBackAndPublishesThat() throws Exception {
    var person = Person.with1000Coins();
    var chargeId = UUID.randomUUID();
    var room = "reversal-" + UUID.randomUUID();
    asGiftService().charge(charge(chargeId, person.id(), 100, "rose").setOrderingKey(room).build());

    var part = reverse(chargeId, 40);
    var reversed = oncePublished(() -> asWhoReverses().reverse(part));
    var again = asWhoReverses().reverse(part);
    var tooMuch = asWhoReverses().reverse(reverse(chargeId, 61));
    var rest = asWhoReverses().reverse(reverse(chargeId, 0));
    var nothingLeft = asWhoReverses().reverse(reverse(chargeId, 0));

    assertThat(reversed.getReversed().getBalanceAfter()).isEqualTo(940);
    assertThat(again.getReplayed()).isTrue();
    assertThat(again.getReversed()).isEqualTo(reversed.getReversed());
    assertThat(tooMuch.getRefused().getCode()).isEqualTo("REVERSAL_EXCEEDED");
    assertThat(rest.getReversed().getAmount()).isEqualTo(60);
    assertThat(nothingLeft.getRefused().getCode()).isEqualTo("ALREADY_REVERSED");
    assertThat(person.balance()).isEqualTo(1_000);
    var underItsId =
        charge(UUID.fromString(part.getReversalId()), person.id(), 1, "rose")
            .setRequestHash(part.getRequestHash());
    assertThat(asGiftService().charge(underItsId.build()).getRefused().getCode())
        .isEqualTo("KEY_REUSED");
    var events = ChargeTopic.eventsOf(room, 3);
    assertThat(events)
        .extracting(ChargeEvent::getEventCase)
        .containsExactly(
            ChargeEvent.EventCase.CHARGED,
            ChargeEvent.EventCase.REVERSED,
            ChargeEvent.EventCase.REVERSED);
    assertThat(events.get(1).getReversed().getChargeId()).isEqualTo(chargeId.toString());
    assertThat(events.get(1).getReversed().getPayerId()).isEqualTo(person.id().toString());
    assertThat(events.get(1).getReversed().getAmount()).isEqualTo(40);
    assertThat(asAuditor().verifyLedger(VerifyLedgerRequest.getDefaultInstance()).getFindingsList())
        .isEmpty();
  }

  @Test
  void manyReversalsAtOnceGiveBackWhatWasChargedAndNoMore() throws Exception {
    var person = Person.with1000Coins();
    var chargeId = UUID.randomUUID();
    asGiftService().charge(charge(chargeId, person.id(), 100, "rose").build());
    var first = reverse(chargeId, 1);
    oncePublished(() -> asWhoReverses().reverse(first));

    var calls = new ArrayList<Callable<ReverseResponse>>();
    for (int i = 0; i < 60; i++) {
      var request = reverse(chargeId, 2);
      calls.add(() -> asWhoReverses().reverse(request));
      calls.add(() -> asWhoReverses().reverse(request));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      long effects = 0;
      for (var answer : threads.invokeAll(calls)) {
        effects += answer.get().hasReversed() && !answer.get().getReplayed() ? 1 : 0;
      }
      assertThat(effects).isEqualTo(49);
    }
    assertThat(person.balance()).isEqualTo(999);
  }

  @Test
  void reversesChargesOnly() {
    var person = Person.with1000Coins();
    var topUp =
        asReader()
            .listTransactions(
                ListTransactionsRequest.newBuilder().setOwnerId(person.id().toString()).build())
            .getTransactions(0)
            .getId();

    assertThat(asWhoReverses().reverse(reverse(UUID.fromString(topUp), 0)).getRefused().getCode())
        .isEqualTo("TRANSFER_NOT_FOUND");
    assertThat(asWhoReverses().reverse(reverse(UUID.randomUUID(), 0)).getRefused().getCode())
        .isEqualTo("TRANSFER_NOT_FOUND");
    assertThatThrownBy(() -> asGiftService().reverse(reverse(UUID.randomUUID(), 0)))
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED));
    assertThat(person.balance()).isEqualTo(1_000);
  }

  /// It may be committing just now, so what is asked too early is refused for good.
  @Test
  void aReversalThatCameBeforeItsChargeNeverHappens() {
    var person = Person.with1000Coins();
    var charge = charge(UUID.randomUUID(), person.id(), 100, "rose").build();
    var early = reverse(UUID.fromString(charge.getChargeId()), 0);

    var refused = asWhoReverses().reverse(early);
    asGiftService().charge(charge);
    var again =
        await()
            .atMost(Duration.ofSeconds(20))
            .ignoreExceptionsInstanceOf(StatusRuntimeException.class) // not published yet
            .until(() -> asWhoReverses().reverse(early), ReverseResponse::hasRefused);

    assertThat(refused.getRefused().getCode()).isEqualTo("TRANSFER_NOT_FOUND");
    assertThat(again.getRefused()).isEqualTo(refused.getRefused());
    assertThat(again.getReplayed()).isTrue();
    assertThat(person.balance()).isEqualTo(900);
  }

  /// A charge that is not published yet is not reversed: asked again until it is.
  private static ReverseResponse oncePublished(Callable<ReverseResponse> reverse) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              try {
                return reverse.call();
              } catch (StatusRuntimeException e) {
                assertThat(GrpcProblem.codeOf(e)).contains("RETRY_LATER");
                return ReverseResponse.getDefaultInstance();
              }
            },
            ReverseResponse::hasReversed);
  }

  private static ReverseRequest reverse(UUID charge, long amount) {
    return ReverseRequest.newBuilder()
        .setReversalId(UUID.randomUUID().toString())
        .setRequestHash(hash("reverse"))
        .setChargeId(charge.toString())
        .setAmount(amount)
        .build();
  }
}
