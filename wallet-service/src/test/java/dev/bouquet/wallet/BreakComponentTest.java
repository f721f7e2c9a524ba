package dev.bouquet.wallet;

import static dev.bouquet.wallet.Limits.limits;
import static dev.bouquet.wallet.Limits.set;
import static dev.bouquet.wallet.Limits.spend;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.bouquet.wallet.Wallets.Person;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// Breaks that people take from spending.
@WalletComponent
class BreakComponentTest {
  private static final String BREAK = "/v1/wallet/break";

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
}
