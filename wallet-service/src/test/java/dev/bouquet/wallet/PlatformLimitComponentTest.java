package dev.bouquet.wallet;

import static dev.bouquet.wallet.Limits.limits;
import static dev.bouquet.wallet.Limits.personOf;
import static dev.bouquet.wallet.Limits.set;
import static dev.bouquet.wallet.Limits.today;
import static dev.bouquet.wallet.Wallets.asOperator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.bouquet.wallet.Wallets.Person;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What the platform lets people spend, by their age and country.
@WalletComponent
class PlatformLimitComponentTest {

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
}
