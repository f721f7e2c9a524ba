package dev.bouquet.wallet;

import static dev.bouquet.wallet.Wallets.asGiftService;
import static dev.bouquet.wallet.Wallets.charge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bouquet.contracts.wallet.v1.ChargeBatchRequest;
import dev.bouquet.contracts.wallet.v1.ChargeRequest;
import dev.bouquet.contracts.wallet.v1.ChargeResponse;
import dev.bouquet.wallet.Wallets.Person;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@WalletComponent
class ChargeBatchComponentTest {
  @Test
  void decidesEachChargeForItselfInOrder() {
    var person = Person.with1000Coins();
    var batch = batch(false, gift(person, 600), gift(person, 600), gift(person, 400));

    var first = asGiftService().chargeBatch(batch).getChargesList();
    var again = asGiftService().chargeBatch(batch).getChargesList();

    assertThat(first)
        .extracting(ChargeBatchComponentTest::code)
        .containsExactly("ACCEPTED", "INSUFFICIENT_FUNDS", "ACCEPTED");
    assertThat(again).allMatch(ChargeResponse::getReplayed);
    assertThat(again)
        .extracting(ChargeResponse::getAccepted)
        .isEqualTo(
            first.stream()
                .map(answer -> answer.getAccepted().toBuilder().clearSpentToday().build())
                .toList());
    assertThat(person.balance()).isZero();
  }

  @Test
  void chargesAllOrNoneWhereThatWasAsked() {
    var person = Person.with1000Coins();

    var refused = asGiftService().chargeBatch(batch(true, gift(person, 600), gift(person, 600)));
    var balance = person.balance();
    var accepted = asGiftService().chargeBatch(batch(true, gift(person, 600), gift(person, 400)));

    assertThat(refused.getChargesList())
        .extracting(ChargeBatchComponentTest::code)
        .containsExactly("GROUP_REFUSED", "INSUFFICIENT_FUNDS");
    assertThat(balance).isEqualTo(1_000);
    assertThat(accepted.getChargesList())
        .extracting(ChargeBatchComponentTest::code)
        .containsExactly("ACCEPTED", "ACCEPTED");
    assertThat(person.balance()).isZero();
  }

  @Test
  void refusesBatchesThatAreEmptyTooLongOrRepeatAnId() {
    var person = Person.viewer();
    var gift = gift(person, 1);
    var tooMany = new ArrayList<ChargeRequest>();
    for (int i = 0; i < 501; i++) {
      tooMany.add(gift(person, 1));
    }
    for (var bad :
        List.of(
            batch(false),
            batch(false, gift, gift),
            batch(false, tooMany.toArray(ChargeRequest[]::new)),
            batch(false, gift, gift.toBuilder().setAmount(-1).build()))) {
      assertThatThrownBy(() -> asGiftService().chargeBatch(bad))
          .isInstanceOfSatisfying(
              StatusRuntimeException.class,
              e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT));
    }
  }

  @Test
  void takesTheLargestBatchThatIsAllowed() {
    var person = Person.with1000Coins();
    var charges = new ArrayList<ChargeRequest>();
    for (int i = 0; i < 500; i++) {
      charges.add(charge(UUID.randomUUID(), person.id(), 1, "x".repeat(8_000)).build());
    }

    var answers = asGiftService().chargeBatch(batch(true, charges.toArray(ChargeRequest[]::new)));

    assertThat(answers.getChargesList()).hasSize(500).allMatch(ChargeResponse::hasAccepted);
    assertThat(person.balance()).isEqualTo(500);
  }

  private static ChargeRequest gift(Person person, long amount) {
    return charge(UUID.randomUUID(), person.id(), amount, "rose").build();
  }

  private static ChargeBatchRequest batch(boolean atomic, ChargeRequest... charges) {
    return ChargeBatchRequest.newBuilder()
        .setAtomic(atomic)
        .addAllCharges(List.of(charges))
        .build();
  }

  private static String code(ChargeResponse response) {
    return response.hasAccepted() ? "ACCEPTED" : response.getRefused().getCode();
  }
}
