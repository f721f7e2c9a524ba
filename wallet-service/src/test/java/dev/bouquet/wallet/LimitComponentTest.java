package dev.bouquet.wallet;

import static dev.bouquet.wallet.Limits.code;
import static dev.bouquet.wallet.Limits.limits;
import static dev.bouquet.wallet.Limits.personOf;
import static dev.bouquet.wallet.Limits.set;
import static dev.bouquet.wallet.Limits.spend;
import static dev.bouquet.wallet.Wallets.asGiftServiceAsync;
import static dev.bouquet.wallet.Wallets.charge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.google.common.util.concurrent.ListenableFuture;
import dev.bouquet.contracts.wallet.v1.ChargeResponse;
import dev.bouquet.contracts.wallet.v1.LimitLeft;
import dev.bouquet.contracts.wallet.v1.LimitPeriod;
import dev.bouquet.wallet.Wallets.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What people allow themselves to spend.
@WalletComponent
class LimitComponentTest {
  @Test
  void twoHundredParallelChargesPassExactlyWhatTheDayAllows() throws Exception {
    var person = Person.with1000Coins();
    set(person, "{\"day\":100}").then().statusCode(200);

    var answers = new ArrayList<ListenableFuture<ChargeResponse>>();
    for (int i = 0; i < 200; i++) {
      var request = charge(UUID.randomUUID(), person.id(), 3, "rose " + i).build();
      answers.add(asGiftServiceAsync().charge(request));
    }
    var codes = new HashMap<String, Integer>();
    for (var answer : answers) {
      codes.merge(code(answer.get()), 1, Integer::sum);
    }

    assertThat(codes).isEqualTo(Map.of("ACCEPTED", 33, "DAILY_LIMIT", 167));
    assertThat(person.balance()).isEqualTo(901);
    limits(person)
        .then()
        .body("left.size()", equalTo(1))
        .body("left[0].period", equalTo("DAY"))
        .body("left[0].limit", equalTo(100))
        .body("left[0].spent", equalTo(99))
        .body("left[0].left", equalTo(1));
  }

  /// Right after the charge; told again, as it is by then.
  @Test
  void anAcceptedChargeSaysWhatTheLimitsLeave() throws Exception {
    var person = Person.with1000Coins();
    set(person, "{\"day\":100,\"month\":150}").then().statusCode(200);
    var request = charge(UUID.randomUUID(), person.id(), 30, "roses").build();

    var first = asGiftServiceAsync().charge(request).get().getAccepted();
    spend(person, 20);
    var again = asGiftServiceAsync().charge(request).get().getAccepted();

    assertThat(first.getLimitsLeftList())
        .extracting(LimitLeft::getPeriod, LimitLeft::getCoins)
        .containsExactly(
            tuple(LimitPeriod.LIMIT_PERIOD_DAY, 70L), tuple(LimitPeriod.LIMIT_PERIOD_MONTH, 120L));
    assertThat(first.getLimitsLeft(0).getResetsAt().getSeconds())
        .isGreaterThan(Instant.now().getEpochSecond());
    assertThat(again.getLimitsLeftList())
        .extracting(LimitLeft::getCoins)
        .containsExactly(50L, 100L);
    assertThat(first.getSpentToday()).isEqualTo(30);
    assertThat(again.getSpentToday()).isZero();
    assertThat(again.toBuilder().clearLimitsLeft().build())
        .isEqualTo(first.toBuilder().clearLimitsLeft().clearSpentToday().build());
  }

  @Test
  void whatIsSpentIsCountedWithoutAnyLimit() throws Exception {
    var person = Person.with1000Coins();
    spend(person, 20);
    var request = charge(UUID.randomUUID(), person.id(), 30, "roses").build();

    var accepted = asGiftServiceAsync().charge(request).get().getAccepted();

    assertThat(accepted.getLimitsLeftList()).isEmpty();
    assertThat(accepted.getSpentToday()).isEqualTo(50);
  }

  @Test
  void lowerHoldsAtOnceAndHigherADayLater() throws Exception {
    var person = Person.with1000Coins();
    set(person, "{\"day\":100,\"gift\":50}").then().statusCode(200).body("raise", nullValue());

    set(person, "{\"day\":500,\"gift\":10}")
        .then()
        .statusCode(200)
        .body("own.day", equalTo(100))
        .body("own.gift", equalTo(10))
        .body("gift", equalTo(10))
        .body("raise.limits.day", equalTo(500))
        .body("raise.limits.gift", equalTo(10));
    assertThat(spend(person, 11)).isEqualTo("TRANSFER_LIMIT");
    var at = Instant.parse(limits(person).jsonPath().getString("raise.at"));
    assertThat(Duration.between(Instant.now(), at))
        .isBetween(Duration.ofHours(24).minusMinutes(1), Duration.ofHours(24));
    // Asked for again it does not begin anew; used before its time it is not there.
    set(person, "{\"day\":500,\"gift\":10}").then().body("raise.at", equalTo(at.toString()));
    assertThat(spendTimes(person, 10, 11)).isEqualTo(10);

    Database.execute(
        "update spending_limit set raise_at = now() where owner_id = '%s'".formatted(person.id()));

    await().until(() -> limits(person).jsonPath().getString("raise") == null);
    assertThat(limits(person).jsonPath().getLong("own.day")).isEqualTo(500);
    // By the job, without anybody asking.
    assertThat(spendTimes(person, 10, 11)).isEqualTo(11);
  }

  @Test
  void aRaiseHoldsWithoutAnybodyAsking() throws Exception {
    var person = Person.with1000Coins();
    set(person, "{\"day\":5}").then().statusCode(200);
    set(person, "{}").then().statusCode(200).body("own.day", equalTo(5));
    assertThat(spend(person, 6)).isEqualTo("DAILY_LIMIT");

    Database.execute(
        "update spending_limit set raise_at = now() where owner_id = '%s'".formatted(person.id()));

    await().until(() -> spend(person, 6).equals("ACCEPTED"));
  }

  @Test
  void saysWhatIsLeftAndWhenItResetsInTheWalletsZone() {
    var zone = ZoneId.of("Pacific/Auckland");
    var person = personOf(Map.of("birthdate", "1980-05-05", "zoneinfo", zone.getId()));
    set(person, "{\"day\":10,\"week\":20,\"month\":30}").then().statusCode(200);

    var today = LocalDate.now(zone);
    limits(person)
        .then()
        .body("zone", equalTo("Pacific/Auckland"))
        .body("left.period", equalTo(List.of("DAY", "WEEK", "MONTH")))
        .body("left[0].resetsAt", equalTo(start(today.plusDays(1), zone)))
        .body("left[2].resetsAt", equalTo(start(today.plusMonths(1).withDayOfMonth(1), zone)));
  }

  @Test
  void anotherTimeZoneTakesADayToo() {
    var person = personOf(Map.of("birthdate", "1980-05-05"));
    set(person, "{\"day\":10,\"zone\":\"Asia/Tokyo\"}")
        .then()
        .statusCode(200)
        .body("zone", equalTo("UTC"))
        .body("own.day", equalTo(10))
        .body("raise.zone", equalTo("Asia/Tokyo"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"day\":-1} | LIMIT_INVALID",
        "{\"month\":1000000001} | LIMIT_INVALID",
        "{\"gift\":-9223372036854775808} | LIMIT_INVALID",
        "{\"day\":1,\"zone\":\"Mars/Olympus\"} | TIME_ZONE_UNKNOWN",
        "{\"day\":\"many\"} | INVALID_REQUEST",
        "{\"days\":1} | INVALID_REQUEST"
      })
  void refusesLimitsThatMakeNoSense(String body, String code) {
    set(personOf(Map.of("birthdate", "1980-05-05")), body)
        .then()
        .statusCode(400)
        .body("code", equalTo(code));
  }

  private static int spendTimes(Person person, long coins, int times) throws Exception {
    int accepted = 0;
    for (int i = 0; i < times; i++) {
      accepted += spend(person, coins).equals("ACCEPTED") ? 1 : 0;
    }
    return accepted;
  }

  private static String start(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant().toString();
  }
}
