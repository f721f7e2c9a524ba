package dev.bouquet.gift.ranking;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.bouquet.gift.support.Charges;
import dev.bouquet.gift.support.GiftComponent;
import dev.bouquet.gift.support.Person;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@GiftComponent
class RankingComponentTest {
  /// The last second of a Sunday, and of its ISO week.
  private static final Instant SUNDAY = Instant.parse("2026-11-22T23:59:59Z");

  private static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");

  private static String sendersOf(Person creator, String query) {
    return "/v1/gift-rankings/creators/" + creator.id() + "/senders?" + query;
  }

  @Test
  void aDayIsOneOfUtcAndAWeekBeginsOnMonday() {
    var ann = Person.viewer();
    var ben = Person.viewer();
    var cleo = Person.creator();

    Charges.publish(
        Charges.gift(ann.id(), cleo.id(), 10, SUNDAY, context -> context),
        Charges.gift(ben.id(), cleo.id(), 7, MONDAY, context -> context.setSenderName("ben")));

    cleo.awaitItems(sendersOf(cleo, "period=ALL_TIME"), 2);
    var sunday = cleo.get(sendersOf(cleo, "period=DAY&on=2026-11-22"));
    assertThat(sunday.getMap("items[0]"))
        .isEqualTo(
            Map.of(
                "rank",
                1,
                "personId",
                ann.id().toString(),
                "name",
                "ann",
                "coins",
                10,
                "gifts",
                1,
                "reachedAt",
                "2026-11-22T23:59:59Z"));
    assertThat(people(cleo, "period=DAY&on=2026-11-23")).isEqualTo(ids(ben));
    assertThat(people(cleo, "period=WEEK&on=2026-11-22")).isEqualTo(ids(ann));
    assertThat(people(cleo, "period=WEEK&on=2026-11-29")).isEqualTo(ids(ben));
    assertThat(people(cleo, "period=ALL_TIME")).isEqualTo(ids(ann, ben));
    assertThat(people(cleo, "period=DAY&on=2026-11-24")).isEmpty();
  }

  @Test
  void whoReachedTheSameSumFirstComesFirst() {
    var later = Person.viewer();
    var earlier = Person.viewer();
    var cleo = Person.creator();

    Charges.publish(
        Charges.gift(later.id(), cleo.id(), 5, MONDAY.plusSeconds(5), context -> context),
        Charges.gift(earlier.id(), cleo.id(), 5, MONDAY, context -> context));

    cleo.awaitItems(sendersOf(cleo, "period=ALL_TIME"), 2);
    assertThat(people(cleo, "period=ALL_TIME")).isEqualTo(ids(earlier, later));
    var first = cleo.get(sendersOf(cleo, "period=ALL_TIME&pageSize=1"));
    var second =
        cleo.get(
            sendersOf(
                cleo, "period=ALL_TIME&pageSize=1&pageToken=" + first.getString("nextPageToken")));
    assertThat(second.getInt("items[0].rank")).isEqualTo(2);
    assertThat(second.getString("items[0].personId")).isEqualTo(later.id().toString());
    assertThat(second.getString("nextPageToken")).isNull();
  }

  @Test
  void quietAndAnonymousGiftsCountForTheCreatorAndNotForOthersEyes() {
    var quiet = Person.viewer();
    var anonymous = Person.viewer();
    var cleo = Person.creator();

    Charges.publish(
        Charges.gift(quiet.id(), cleo.id(), 3, MONDAY, context -> context.setQuiet(true)),
        Charges.gift(anonymous.id(), cleo.id(), 4, MONDAY, context -> context.setAnonymous(true)));

    cleo.awaitItems("/v1/me/gifts/received", 2);
    assertThat(cleo.get("/v1/me/gift-senders?period=ALL_TIME").getList("items.personId"))
        .isEqualTo(ids(quiet));
    assertThat(people(cleo, "period=ALL_TIME")).isEmpty();
    var creators = everyPage("/v1/gift-rankings/creators?period=ALL_TIME&pageSize=100");
    assertThat(creators).containsEntry(cleo.id().toString(), 7);
    assertThat(everyPage("/v1/gift-rankings/senders?period=ALL_TIME&pageSize=100"))
        .doesNotContainKeys(quiet.id().toString(), anonymous.id().toString());
  }

  @Test
  void quietModeHidesAlsoWhatWasGivenBeforeAndOnlyFromOthers() {
    var ann = Person.viewer();
    var cleo = Person.creator();
    Charges.publish(Charges.gift(ann.id(), cleo.id(), 12, MONDAY, context -> context));
    cleo.awaitItems(sendersOf(cleo, "period=ALL_TIME"), 1);

    setQuiet(ann, true);

    assertThat(people(cleo, "period=ALL_TIME")).isEmpty();
    assertThat(cleo.get("/v1/me/gift-senders?period=ALL_TIME").getList("items.personId"))
        .isEqualTo(ids(ann));
    setQuiet(ann, false);
    assertThat(people(cleo, "period=ALL_TIME")).isEqualTo(ids(ann));
  }

  @Test
  void coinsThatAreTakenBackLeaveTheRanking() {
    var ann = Person.viewer();
    var cleo = Person.creator();
    var gift = Charges.gift(ann.id(), cleo.id(), 12, MONDAY, context -> context);
    Charges.publish(Charges.reversal(gift, 2));
    Charges.publish(gift);

    var ranking = sendersOf(cleo, "period=ALL_TIME");
    cleo.await(
        ranking,
        answer -> answer.getList("items").size() == 1 && answer.getInt("items[0].coins") == 10);
    Charges.publish(Charges.reversal(gift, 10));

    cleo.awaitItems(ranking, 0);
  }

  @ParameterizedTest
  @CsvSource({"MONTH,2026-11-23", "DAY,today", "DAY,1969-01-01", "WEEK,10000-01-01"})
  void refusesAPeriodThatThereIsNot(String period, String on) {
    given()
        .queryParam("period", period)
        .queryParam("on", on)
        .get("/v1/gift-rankings/senders")
        .then()
        .statusCode(400)
        .body("code", equalTo("RANKING_PERIOD_INVALID"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"?", "MQ", "MSwyLC0zLDQ", "MSwyLDMsNCw1"})
  void refusesAPageTokenOfSomebodyElsesMaking(String token) {
    given()
        .queryParam("pageToken", token)
        .get("/v1/gift-rankings/creators")
        .then()
        .statusCode(400)
        .body("code", equalTo("PAGE_TOKEN_INVALID"));
  }

  @Test
  void whoSentQuietlyIsForCreatorsOnly() {
    given().get("/v1/me/gift-senders").then().statusCode(401);
    Person.viewer().asks().get("/v1/me/gift-senders").then().statusCode(403);
    given()
        .get("/v1/gift-rankings/creators/nobody/senders")
        .then()
        .statusCode(404)
        .body("code", equalTo("CREATOR_NOT_FOUND"));
  }

  private static void setQuiet(Person person, boolean quiet) {
    person
        .asks()
        .body("{\"quiet\":%s,\"levelHidden\":false}".formatted(quiet))
        .put("/v1/me/gift-settings")
        .then()
        .statusCode(200);
  }

  private static List<String> people(Person creator, String query) {
    return creator.get(sendersOf(creator, query)).getList("items.personId");
  }

  private static List<String> ids(Person... people) {
    return List.of(people).stream().map(Person::id).map(UUID::toString).toList();
  }

  /// Coins by person.
  private static Map<String, Integer> everyPage(String path) {
    var coins = new HashMap<String, Integer>();
    String token = "";
    while (token != null) {
      var page = Person.viewer().get(path + "&pageToken=" + token);
      List<Map<String, Object>> items = page.getList("items");
      items.forEach(item -> coins.put((String) item.get("personId"), (Integer) item.get("coins")));
      token = page.getString("nextPageToken");
    }
    return coins;
  }
}
