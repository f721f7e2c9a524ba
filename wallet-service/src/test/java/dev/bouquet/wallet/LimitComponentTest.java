package dev.bouquet.wallet;

import static dev.bouquet.wallet.Wallets.asGiftServiceAsync;
import static dev.bouquet.wallet.Wallets.asOperator;
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
import dev.bouquet.kit.test.SuiteResource;
import dev.bouquet.wallet.Wallets.Person;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What people may spend, and who may at all.
@WalletComponent
class LimitComponentTest {
  private static final String LIMITS = "/v1/wallet/limits";
  private static final String BREAK = "/v1/wallet/break";

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
  void aBreakStopsAllSpendingUntilItIsOver() throws Exception {
    var person = Person.with1000Coins();
    set(person, "{\"day\":100}").then().statusCode(200).body("breakUntil", nullValue());

    var until = Instant.parse(takeBreak(person, 7).jsonPath().getString("breakUntil"));

    assertThat(Duration.between(Instant.now(), until))
        .isBetween(Duration.ofDays(7).minusMinutes(1), Duration.ofDays(7));
    assertThat(spend(person, 1)).isEqualTo("DAILY_LIMIT");
    // Neither another break nor other limits make it shorter.
    takeBreak(person, 1).then().body("breakUntil", equalTo(until.toString()));
    set(person, "{}").then().statusCode(200).body("breakUntil", equalTo(until.toString()));
    set(person, "{\"day\":100}").then().body("own.day", equalTo(100)).body("raise", nullValue());
    assertThat(spend(person, 1)).isEqualTo("DAILY_LIMIT");
    var longer = Instant.parse(takeBreak(person, 30).jsonPath().getString("breakUntil"));
    assertThat(longer).isAfter(until);

    Database.execute(
        "update spending_limit set break_until = now(), apply_again_at = now() where owner_id = '%s'"
            .formatted(person.id()));

    await().until(() -> spend(person, 1).equals("ACCEPTED"));
    limits(person).then().body("breakUntil", nullValue()).body("left[0].limit", equalTo(100));
  }

  @Test
  void aBreakIsOneToThreeHundredAndSixtyFiveDaysLong() {
    var person = Person.viewer();

    for (int days : new int[] {-1, 0, 366}) {
      takeBreak(person, days).then().statusCode(400).body("code", equalTo("INVALID_REQUEST"));
    }
    person.request().contentType("application/json").body("{}").put(BREAK).then().statusCode(400);
  }

  private static Response takeBreak(Person person, int days) {
    return person
        .request()
        .contentType("application/json")
        .body("{\"days\":%d}".formatted(days))
        .put(BREAK);
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

  @Test
  void thePlatformsLimitsGoByAgeAndCountry() {
    int year = today().getYear();
    var young = personOf(Map.of("birthdate", (year - 19) + "-01-01"));
    limits(young)
        .then()
        .body("platform.day", equalTo(50_000))
        .body("platform.month", equalTo(500_000));
    var grown = personOf(Map.of("birthdate", (year - 30) + "-01-01"));
    limits(grown).then().body("platform.day", nullValue()).body("left.size()", equalTo(0));
    // A country with bands of its own, set by an operator, who also changes them.
    setBand("ZZ", 18, "{\"day\":7,\"reason\":\"law\"}").then().statusCode(200);
    var elsewhere = personOf(Map.of("birthdate", (year - 30) + "-01-01", "country", "ZZ"));
    set(elsewhere, "{\"day\":9}").then().body("left[0].limit", equalTo(7));

    setBand("ZZ", 18, "{\"day\":8,\"reason\":\"law\"}").then().statusCode(200);

    await().until(() -> accountLimit(elsewhere).equals("8"));
    assertThat(
            Database.query(
                "select count(*) from operator_act where act = 'PLATFORM_LIMIT_SET' and subject like 'ZZ/18:%'"))
        .isEqualTo("2");
  }

  /// On the birthday that leads into the next band, by the job.
  @Test
  void birthdaysCount() {
    int year = today().getYear();
    var person = personOf(Map.of("birthdate", (year - 19) + "-01-01"));
    limits(person).then().body("platform.day", equalTo(50_000));
    assertThat(
            Database.query(
                "select (apply_again_at at time zone 'UTC' - interval '12 hours')::text from spending_limit where owner_id = '%s'"
                    .formatted(person.id())))
        .isEqualTo((year + 2) + "-01-01 00:00:00");
    Database.execute(
        "update spending_limit set birthdate = birthdate - interval '5 years', apply_again_at = now() where owner_id = '%s'"
            .formatted(person.id()));

    await()
        .until(() ->
            Database.query(
                    "select coalesce(limit_day::text, 'none') from account where id = '%s'"
                        .formatted(person.id()))
                .equals("none"));
  }

  /// Who was born on 29 February is looked at again on one day, which is not over at once.
  @Test
  void birthdaysOnTheTwentyNinthOfFebruaryCount() {
    limits(personOf(Map.of("birthdate", "2008-02-29")))
        .then()
        .body("platform.day", equalTo(50_000));
    assertThat(
            Database.query(
                "select count(*) from spending_limit where birthdate = '2008-02-29' and apply_again_at < now()"))
        .isEqualTo("0");
  }

  /// The same key is one act: with other limits it is another request.
  @Test
  void aBandsKeyIsForTheseLimitsOnly() {
    var key = UUID.randomUUID();
    for (var expected : List.of(200, 200)) {
      asOperator()
          .header("Idempotency-Key", key)
          .body("{\"day\":5,\"reason\":\"law\"}")
          .put("/v1/admin/platform-limits/YY/18")
          .then()
          .statusCode(expected);
    }
    asOperator()
        .header("Idempotency-Key", key)
        .body("{\"day\":1000000000,\"reason\":\"law\"}")
        .put("/v1/admin/platform-limits/YY/18")
        .then()
        .statusCode(422)
        .body("code", equalTo("KEY_REUSED"));
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

  @Test
  void refusesBandsThatMakeNoSense() {
    for (var path : new String[] {"XYZ/18", "de/18", "DE/151", "DE/-1"}) {
      setBand(path, "{\"day\":1,\"reason\":\"law\"}")
          .then()
          .statusCode(400)
          .body("code", equalTo("AGE_BAND_INVALID"));
    }
    var viewer = personOf(Map.of("birthdate", "1980-05-05"));
    viewer.request().get("/v1/admin/platform-limits").then().statusCode(403);
  }

  @ParameterizedTest
  @CsvSource({
    "17, , 403, AGE_RESTRICTED",
    "18, , 201, ",
    "18, KR, 403, AGE_RESTRICTED",
    "19, KR, 201, ",
    "200, , 403, AGE_UNVERIFIED", // a year before 1900 is no date
    ", , 403, AGE_UNVERIFIED"
  })
  void onlyPeopleOfVerifiedAgeBuyCoins(Integer years, String country, int status, String code) {
    var facts = new HashMap<String, String>();
    if (years != null) {
      facts.put("birthdate", today().minusYears(years).toString());
    }
    if (country != null) {
      facts.put("country", country);
    }

    personOf(facts)
        .request()
        .header("Idempotency-Key", UUID.randomUUID())
        .body("{\"packId\":\"coins-1000\"}")
        .post("/v1/wallet/top-ups")
        .then()
        .statusCode(status)
        .body("code", code == null ? nullValue() : equalTo(code));
  }

  /// Whoever turns 18 today has done so everywhere once today is over on the date line.
  @ParameterizedTest
  @ValueSource(strings = {"Pacific/Kiritimati", "UTC", "Etc/GMT+12"})
  void nobodyGrowsUpByChangingTheirTimeZone(String zone) {
    var facts =
        Map.of("birthdate", today().plusDays(1).minusYears(18).toString(), "zoneinfo", zone);

    personOf(facts)
        .request()
        .header("Idempotency-Key", UUID.randomUUID())
        .body("{\"packId\":\"coins-1000\"}")
        .post("/v1/wallet/top-ups")
        .then()
        .statusCode(403)
        .body("code", equalTo("AGE_RESTRICTED"));
  }

  /// Where it began last.
  private static LocalDate today() {
    return LocalDate.now(ZoneOffset.ofHours(-12));
  }

  private static Person personOf(Map<String, String> facts) {
    var id = UUID.randomUUID();
    return new Person(id, SuiteResource.issuer().personToken(facts, id, "vera", "viewer"));
  }

  private static Response set(Person person, String body) {
    return person.request().body(body).put(LIMITS);
  }

  private static Response limits(Person person) {
    return person.request().get(LIMITS);
  }

  private static Response setBand(String country, int fromAge, String body) {
    return setBand(country + "/" + fromAge, body);
  }

  private static Response setBand(String path, String body) {
    return asOperator()
        .header("Idempotency-Key", UUID.randomUUID())
        .body(body)
        .put("/v1/admin/platform-limits/" + path);
  }

  private static String accountLimit(Person person) {
    return Database.query("select limit_day from account where id = '%s'".formatted(person.id()));
  }

  private static int spendTimes(Person person, long coins, int times) throws Exception {
    int accepted = 0;
    for (int i = 0; i < times; i++) {
      accepted += spend(person, coins).equals("ACCEPTED") ? 1 : 0;
    }
    return accepted;
  }

  private static String spend(Person person, long coins) throws Exception {
    return code(
        asGiftServiceAsync()
            .charge(charge(UUID.randomUUID(), person.id(), coins, "tulip").build())
            .get());
  }

  private static String code(ChargeResponse response) {
    return response.hasAccepted() ? "ACCEPTED" : response.getRefused().getCode();
  }

  private static String start(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant().toString();
  }
}
