package dev.bouquet.wallet;

import static dev.bouquet.wallet.Wallets.asGiftService;
import static dev.bouquet.wallet.Wallets.asReader;
import static dev.bouquet.wallet.Wallets.hash;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Timestamp;
import dev.bouquet.contracts.wallet.v1.CaptureRequest;
import dev.bouquet.contracts.wallet.v1.GetBalanceRequest;
import dev.bouquet.contracts.wallet.v1.HoldRequest;
import dev.bouquet.contracts.wallet.v1.ListTransactionsRequest;
import dev.bouquet.contracts.wallet.v1.ReleaseRequest;
import dev.bouquet.contracts.wallet.v1.Transaction;
import dev.bouquet.wallet.Wallets.Person;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@WalletComponent
class HoldComponentTest {
  @Test
  void capturesPartOfAHoldOnceAndLetsGoOfTheRest() {
    var person = Person.with1000Coins();
    var hold = hold(person, 100, 60);
    var capture = capture(hold.getHoldId(), 30);

    var held = asGiftService().hold(hold);
    var spent =
        asGiftService().charge(Wallets.charge(UUID.randomUUID(), person.id(), 950, "x").build());
    var captured = asGiftService().capture(capture);
    var again = asGiftService().capture(capture);
    var other = asGiftService().capture(capture(hold.getHoldId(), 30));

    assertThat(held.getHeld().getAvailableAfter()).isEqualTo(900);
    assertThat(spent.getRefused().getCode()).isEqualTo("INSUFFICIENT_FUNDS");
    assertThat(spent.getRefused().getBalance()).isEqualTo(900);
    assertThat(captured.getAccepted().getAmount()).isEqualTo(30);
    assertThat(captured.getAccepted().getPosition().getSeq()).isPositive();
    assertThat(again.getReplayed()).isTrue();
    assertThat(again.getAccepted()).isEqualTo(captured.getAccepted());
    assertThat(other.getRefused().getCode()).isEqualTo("HOLD_CAPTURED");
    assertThat(person.balance()).isEqualTo(970);
  }

  @Test
  void releasesAHoldOnce() {
    var person = Person.with1000Coins();
    var hold = hold(person, 1_000, 60);
    asGiftService().hold(hold);
    var release =
        ReleaseRequest.newBuilder()
            .setReleaseId(UUID.randomUUID().toString())
            .setRequestHash(hash("release"))
            .setHoldId(hold.getHoldId())
            .build();

    assertThat(person.balance()).isZero();
    assertThat(asGiftService().release(release).getReleased().getAvailableAfter()).isEqualTo(1_000);
    assertThat(asGiftService().release(release).getReplayed()).isTrue();
    assertThat(asGiftService().capture(capture(hold.getHoldId(), 0)).getRefused().getCode())
        .isEqualTo("HOLD_RELEASED");
    assertThat(person.balance()).isEqualTo(1_000);
  }

  @Test
  void letsGoOfAHoldWhoseTimeIsOver() {
    var person = Person.with1000Coins();
    var hold = hold(person, 400, 1);
    asGiftService().hold(hold);
    assertThat(person.balance()).isEqualTo(600);

    await().atMost(Duration.ofSeconds(10)).until(() -> person.balance() == 1_000);

    assertThat(asGiftService().capture(capture(hold.getHoldId(), 0)).getRefused().getCode())
        .isEqualTo("HOLD_EXPIRED");
  }

  @Test
  void answersBalancesOfNowAndOfThePast() {
    var person = Person.with1000Coins();
    asGiftService().charge(Wallets.charge(UUID.randomUUID(), person.id(), 10, "a").build());
    asGiftService().hold(hold(person, 40, 60));
    asGiftService().charge(Wallets.charge(UUID.randomUUID(), person.id(), 20, "b").build());
    var owner = person.id().toString();

    var now = asReader().getBalance(GetBalanceRequest.newBuilder().setOwnerId(owner).build());
    var second =
        asReader()
            .getBalance(GetBalanceRequest.newBuilder().setOwnerId(owner).setVersion(2).build());
    var before =
        asReader()
            .getBalance(
                GetBalanceRequest.newBuilder()
                    .setOwnerId(owner)
                    .setTime(Timestamp.newBuilder().setSeconds(1))
                    .build());
    var newest =
        asReader()
            .listTransactions(
                ListTransactionsRequest.newBuilder().setOwnerId(owner).setPageSize(2).build());
    var oldest =
        asReader()
            .listTransactions(
                ListTransactionsRequest.newBuilder().setOwnerId(owner).setBeforeVersion(2).build());

    assertThat(List.of(now.getBalance(), now.getHeld(), now.getAvailable(), now.getVersion()))
        .containsExactly(970L, 40L, 930L, 3L);
    assertThat(second.getBalance()).isEqualTo(990);
    assertThat(before.getBalance()).isZero();
    assertThat(newest.getTransactionsList())
        .extracting(Transaction::getAmount)
        .containsExactly(-20L, -10L);
    assertThat(oldest.getTransactionsList())
        .extracting(Transaction::getType)
        .containsExactly("TOP_UP");
  }

  @Test
  void refusesMalformedHoldsAndStrangers() {
    var person = Person.viewer();
    var good = hold(person, 10, 60);
    for (var bad :
        List.of(
            good.toBuilder().setAmount(0).build(),
            good.toBuilder().setTimeoutSeconds(0).build(),
            good.toBuilder().setTimeoutSeconds(Long.MAX_VALUE).build(),
            good.toBuilder().setHoldId("x").build(),
            good.toBuilder().clearRequestHash().build())) {
      assertStatus(() -> asGiftService().hold(bad), Status.Code.INVALID_ARGUMENT);
    }
    assertStatus(() -> asGiftService().capture(capture("x", 1)), Status.Code.INVALID_ARGUMENT);
    assertStatus(
        () -> asGiftService().capture(capture(good.getHoldId(), -1)), Status.Code.INVALID_ARGUMENT);
    assertStatus(() -> asReader().hold(good), Status.Code.PERMISSION_DENIED);
    assertStatus(
        () ->
            asGiftService()
                .getBalance(
                    GetBalanceRequest.newBuilder().setOwnerId(person.id().toString()).build()),
        Status.Code.PERMISSION_DENIED);
    assertThat(asGiftService().hold(good).getRefused().getCode()).isEqualTo("INSUFFICIENT_FUNDS");
    assertThat(
            asGiftService()
                .capture(capture(UUID.randomUUID().toString(), 1))
                .getRefused()
                .getCode())
        .isEqualTo("HOLD_NOT_FOUND");
  }

  private static HoldRequest hold(Person person, long amount, long seconds) {
    return HoldRequest.newBuilder()
        .setHoldId(UUID.randomUUID().toString())
        .setRequestHash(hash("hold"))
        .setPayerId(person.id().toString())
        .setAmount(amount)
        .setTimeoutSeconds(seconds)
        .build();
  }

  private static CaptureRequest capture(String hold, long amount) {
    return CaptureRequest.newBuilder()
        .setCaptureId(UUID.randomUUID().toString())
        .setRequestHash(hash("capture"))
        .setHoldId(hold)
        .setAmount(amount)
        .setOrderingKey("room-1")
        .build();
  }

  private static void assertStatus(Runnable call, Status.Code expected) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            e -> assertThat(e.getStatus().getCode()).isEqualTo(expected));
  }
}
