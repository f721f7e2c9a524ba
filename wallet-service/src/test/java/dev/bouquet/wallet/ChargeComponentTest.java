package dev.bouquet.wallet;

import static dev.bouquet.wallet.Wallets.asAuditor;
import static dev.bouquet.wallet.Wallets.asGiftService;
import static dev.bouquet.wallet.Wallets.asGiftServiceAsync;
import static dev.bouquet.wallet.Wallets.charge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.common.util.concurrent.ListenableFuture;
import dev.bouquet.contracts.wallet.v1.AuditChargesRequest;
import dev.bouquet.contracts.wallet.v1.ChargeEvent;
import dev.bouquet.contracts.wallet.v1.ChargeResponse;
import dev.bouquet.contracts.wallet.v1.Charged;
import dev.bouquet.contracts.wallet.v1.ListChargesRequest;
import dev.bouquet.contracts.wallet.v1.ListPositionsRequest;
import dev.bouquet.kit.grpc.GrpcProblem;
import dev.bouquet.kit.test.SuiteResource;
import dev.bouquet.wallet.Wallets.Person;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@WalletComponent
class ChargeComponentTest {
  @Test
  void chargesOnceAndReplaysTheFirstAnswer() {
    var person = Person.with1000Coins();
    var id = UUID.randomUUID();

    var first = asGiftService().charge(charge(id, person.id(), 10, "rose").build());
    // What the caller would say now does not matter any more.
    var again =
        asGiftService()
            .charge(charge(id, person.id(), 99, "rose").setRefuseWith("ROOM_NOT_LIVE").build());

    assertThat(first.getReplayed()).isFalse();
    assertThat(first.getAccepted().getBalanceAfter()).isEqualTo(990);
    assertThat(again.getReplayed()).isTrue();
    assertThat(again.getAccepted())
        .isEqualTo(first.getAccepted().toBuilder().clearSpentToday().build());
    assertThat(person.balance()).isEqualTo(990);
    person
        .request()
        .get("/v1/wallet/transactions?pageSize=1")
        .then()
        .body("items[0].type", org.hamcrest.Matchers.equalTo("GIFT"))
        .body("items[0].amount", org.hamcrest.Matchers.equalTo(-10))
        .body("nextPageToken", org.hamcrest.Matchers.notNullValue());
  }

  @Test
  void aRefusedIdStaysRefused() {
    var person = Person.with1000Coins();
    var poor = UUID.randomUUID();
    var closed = UUID.randomUUID();

    var tooMuch = asGiftService().charge(charge(poor, person.id(), 5_000, "galaxy").build());
    asGiftService()
        .charge(charge(closed, person.id(), 0, "rose").setRefuseWith("ROOM_NOT_LIVE").build());
    var tooMuchAgain = asGiftService().charge(charge(poor, person.id(), 5, "galaxy").build());
    var closedAgain = asGiftService().charge(charge(closed, person.id(), 1, "rose").build());

    assertThat(tooMuch.getRefused().getCode()).isEqualTo("INSUFFICIENT_FUNDS");
    assertThat(tooMuch.getRefused().getBalance()).isEqualTo(1_000);
    assertThat(tooMuch.getRefused().getAmount()).isEqualTo(5_000);
    assertThat(tooMuchAgain.getRefused()).isEqualTo(tooMuch.getRefused());
    assertThat(closedAgain.getRefused().getCode()).isEqualTo("ROOM_NOT_LIVE");
    assertThat(closedAgain.getReplayed()).isTrue();
    assertThat(person.balance()).isEqualTo(1_000);
  }

  @Test
  void refusesAnotherRequestUnderAUsedId() {
    var person = Person.with1000Coins();
    var id = UUID.randomUUID();
    asGiftService().charge(charge(id, person.id(), 1, "rose").build());

    var other = asGiftService().charge(charge(id, person.id(), 1, "heart").build());
    var stranger = asGiftService().charge(charge(id, UUID.randomUUID(), 1, "rose").build());

    assertThat(other.getRefused().getCode()).isEqualTo("KEY_REUSED");
    assertThat(stranger.getRefused().getCode()).isEqualTo("KEY_REUSED");
    assertThat(person.balance()).isEqualTo(999);
  }

  @Test
  void somebodyWhoNeverBoughtCoinsHasNone() {
    var refused =
        asGiftService()
            .charge(charge(UUID.randomUUID(), UUID.randomUUID(), 1, "rose").build())
            .getRefused();

    assertThat(refused.getCode()).isEqualTo("INSUFFICIENT_FUNDS");
    assertThat(refused.getBalance()).isZero();
  }

  @Test
  void aStormOfDoubledRequestsHasExactlyAsManyEffectsAsRequestsAndPublishesEachOnceInOrder()
      throws Exception {
    var person = Person.with1000Coins();
    var room = "storm-" + UUID.randomUUID();
    var ids = new ArrayList<String>();
    var answers = new ArrayList<ListenableFuture<ChargeResponse>>();
    for (int i = 0; i < 200; i++) {
      var id = UUID.randomUUID();
      ids.add(id.toString());
      var request = charge(id, person.id(), 3, "rose").setOrderingKey(room).build();
      answers.add(asGiftServiceAsync().charge(request));
      answers.add(asGiftServiceAsync().charge(request));
    }

    int fresh = 0;
    for (var answer : answers) {
      assertThat(answer.get().hasAccepted()).isTrue();
      fresh += answer.get().getReplayed() ? 0 : 1;
    }

    assertThat(fresh).isEqualTo(200);
    assertThat(person.balance()).isEqualTo(400);
    var events = ChargeTopic.eventsOf(room, 200).stream().map(ChargeEvent::getCharged).toList();
    assertThat(events).extracting(Charged::getChargeId).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(events)
        .extracting(event -> event.getPosition().getSeq())
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(events).allMatch(event -> event.getPayerId().equals(person.id().toString()));
  }

  /// Nobody waits for it any more: it is dropped, and its id stays free.
  @Test
  void doesNotExecuteWhatWaitedPastItsDeadline() throws Exception {
    var person = Person.with1000Coins();
    var executing = UUID.randomUUID();
    var waiting = UUID.randomUUID();
    ListenableFuture<ChargeResponse> first;
    try (var connection = Database.open();
        var lock = connection.prepareStatement("select from account where id = ? for update")) {
      connection.setAutoCommit(false);
      lock.setObject(1, person.id());
      lock.executeQuery();
      first = asGiftServiceAsync().charge(charge(executing, person.id(), 1, "rose").build());
      await()
          .until(
              () -> Database.query("select count(*) from pg_locks where not granted").equals("1"));

      assertStatus(
          () ->
              asGiftService()
                  .withDeadlineAfter(300, TimeUnit.MILLISECONDS)
                  .charge(charge(waiting, person.id(), 1, "heart").build()),
          Status.Code.DEADLINE_EXCEEDED);
      connection.rollback();
    }

    assertThat(first.get().hasAccepted()).isTrue();
    // The same payer's commands go one after the other: this one comes after the late one.
    asGiftService().charge(charge(UUID.randomUUID(), person.id(), 1, "tulip").build());
    assertThat(Database.query("select count(*) from transfer where id = '" + waiting + "'"))
        .isEqualTo("0");
    assertThat(person.balance()).isEqualTo(998);
  }

  @Test
  void chargesOnlyForGiftServiceAndAuditsOnlyForAuditors() {
    var request = charge(UUID.randomUUID(), UUID.randomUUID(), 1, "rose").build();
    var person = SuiteResource.issuer().personToken(UUID.randomUUID(), "vera", "viewer");

    assertStatus(() -> Wallets.anonymous().charge(request), Status.Code.UNAUTHENTICATED);
    assertStatus(
        () -> Wallets.withToken(Wallets.anonymous(), "rubbish").charge(request),
        Status.Code.UNAUTHENTICATED);
    assertStatus(
        () -> Wallets.withToken(Wallets.anonymous(), person).charge(request),
        Status.Code.PERMISSION_DENIED);
    assertStatus(() -> asAuditor().charge(request), Status.Code.PERMISSION_DENIED);
    assertStatus(
        () -> asGiftService().listPositions(ListPositionsRequest.getDefaultInstance()),
        Status.Code.PERMISSION_DENIED);
  }

  @Test
  void refusesMalformedCharges() {
    var id = UUID.randomUUID();
    var good = charge(id, UUID.randomUUID(), 1, "rose").build();
    for (var bad :
        List.of(
            good.toBuilder().setAmount(0).build(),
            good.toBuilder().setAmount(-1).build(),
            good.toBuilder().setAmount(1_000_000_001).build(),
            good.toBuilder().setChargeId("1-1-1-1-1").build(),
            good.toBuilder().setPayerId("").build(),
            good.toBuilder().clearRequestHash().build(),
            good.toBuilder().setOrderingKey("").build(),
            good.toBuilder().setRefuseWith("lower case").build(),
            charge(id, UUID.randomUUID(), 1, "x".repeat(9_000)).build())) {
      assertThatThrownBy(() -> asGiftService().charge(bad))
          .isInstanceOfSatisfying(
              StatusRuntimeException.class,
              e -> {
                assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
                assertThat(GrpcProblem.codeOf(e)).contains("INVALID_REQUEST");
              });
    }
  }

  @Test
  void theAuditAgreesWithTheBooksAndListsChargesInOrder() {
    var person = Person.with1000Coins();
    asGiftService().charge(charge(UUID.randomUUID(), person.id(), 7, "rose").build());

    var positions = asAuditor().listPositions(ListPositionsRequest.getDefaultInstance());
    var audit =
        asAuditor()
            .auditCharges(
                AuditChargesRequest.newBuilder().addAllUpTo(positions.getPositionsList()).build());
    var last = positions.getPositionsList().getLast();
    var listed =
        asAuditor()
            .listCharges(
                ListChargesRequest.newBuilder()
                    .setSlot(last.getSlot())
                    .setEpoch(last.getEpoch())
                    .setUpToSeq(last.getSeq())
                    .setPageSize(1_000)
                    .build());

    assertThat(audit.getViolationsList()).isEmpty();
    assertThat(audit.getClearingBalance())
        .isPositive()
        .isEqualTo(audit.getTotalsList().stream().mapToLong(t -> t.getCoins()).sum());
    assertThat(listed.getChargesList()).hasSize(Math.toIntExact(last.getSeq()));
    assertThat(listed.getChargesList()).extracting(c -> c.getSeq()).isSorted();
  }

  private static void assertStatus(Runnable call, Status.Code expected) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            e -> assertThat(e.getStatus().getCode()).isEqualTo(expected));
  }
}
