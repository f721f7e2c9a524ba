package dev.bouquet.gift.exclusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.bouquet.gift.exclusion.Exclusion.Kind;
import dev.bouquet.gift.support.GiftComponent;
import dev.bouquet.gift.support.Person;
import dev.bouquet.gift.support.Show;
import dev.bouquet.kit.id.Ids;
import io.agroal.api.AgroalDataSource;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@GiftComponent
class ExclusionComponentTest {
  private static final String LIST = "/v1/admin/gift-exclusions";
  private static final String ONE = LIST + "/{personId}";
  private static final Person OLGA = Person.operator();

  @Inject ExclusionStore store;
  @Inject ExcludedPeople people;
  @Inject AgroalDataSource database;

  @Test
  void anExcludedReceiverGetsNothingUntilTheExclusionIsLifted() {
    var show = Show.live();
    var before = Ids.next();
    show.sendRose(before).then().statusCode(201);
    exclude(show.hostId, "GOVERNMENT")
        .then()
        .statusCode(200)
        .body("personId", equalTo(show.hostId.toString()))
        .body("kind", equalTo("GOVERNMENT"))
        .body("changedAt", notNullValue());

    isRefused(show, 422, "RECEIVER_EXCLUDED");
    show.sendRose(before).then().statusCode(201).header("Idempotency-Replayed", equalTo("true"));

    lift(show.hostId).then().statusCode(200).body("kind", equalTo("GOVERNMENT"));
    show.sendRose(Ids.next()).then().statusCode(201);
    assertThat(show.balance()).isEqualTo(998);
  }

  @Test
  void anExcludedSenderGivesNothing() {
    var show = Show.live();
    exclude(show.viewerId, "POLITICIAN").then().statusCode(200);

    isRefused(show, 403, "SENDER_EXCLUDED");

    assertThat(show.balance()).isEqualTo(1_000);
  }

  /// As it happens on the pods that the operator did not ask.
  @Test
  void aPodFollowsWhatAnotherOneHasChanged() throws Exception {
    var party = UUID.randomUUID();
    store.exclude(party, Kind.PARTY, OLGA.id(), "elections");
    await().until(() -> people.has(party));

    store.lift(party, OLGA.id(), "dissolved");
    await().until(() -> !people.has(party));
  }

  @Test
  void everyChangeIsKeptWithWhoDidItAndWhyAndARepetitionIsNone() {
    var person = UUID.randomUUID();
    exclude(person, "POLITICIAN").then().statusCode(200);
    exclude(person, "POLITICIAN").then().statusCode(200);
    exclude(person, "GOVERNMENT").then().statusCode(200);
    lift(person).then().statusCode(200);
    lift(person).then().statusCode(404).body("code", equalTo("GIFT_EXCLUSION_NOT_FOUND"));

    OLGA.asks()
        .get(ONE + "/acts", person)
        .then()
        .statusCode(200)
        .body("items.kind", contains(null, "GOVERNMENT", "POLITICIAN"))
        .body("items.operatorId[0]", equalTo(OLGA.id().toString()))
        .body("items.reason", contains("left", "elected", "elected"))
        .body("nextPageToken", nullValue());
  }

  @Test
  void ofManyAtOnceOneExcludes() throws Exception {
    var person = UUID.randomUUID();
    var calls = new ArrayList<Callable<Exclusion>>();
    for (int i = 0; i < 8; i++) {
      calls.add(() -> store.exclude(person, Kind.PARTY, OLGA.id(), "elections"));
    }

    try (var operators = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var call : operators.invokeAll(calls)) {
        assertThat(call.get().kind()).isEqualTo(Kind.PARTY);
      }
    }

    assertThat(store.acts(person, Long.MAX_VALUE, 10)).hasSize(1);
  }

  @Test
  void theListIsPagedByIds() {
    var first = new UUID(0, 1);
    var second = new UUID(0, 2);
    var lifted = new UUID(0, 3);
    exclude(second, "PARTY").then().statusCode(200);
    exclude(first, "GOVERNMENT").then().statusCode(200);
    exclude(lifted, "GOVERNMENT").then().statusCode(200);
    lift(lifted).then().statusCode(200);

    var page = OLGA.get(LIST + "?pageSize=1");
    assertThat(page.getList("items.personId")).isEqualTo(List.of(first.toString()));
    var next = OLGA.get(LIST + "?pageSize=2&pageToken=" + page.getString("nextPageToken"));
    assertThat(next.getString("items[0].personId")).isEqualTo(second.toString());
    assertThat(next.getList("items.personId")).doesNotContain(lifted.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"kind\":\"KING\",\"reason\":\"crowned\"}",
        "{\"kind\":\"PARTY\"}",
        "{\"kind\":\"PARTY\",\"reason\":\"  \"}",
        "{\"kind\":\"PARTY\",\"reason\":\"a\\u0000b\"}"
      })
  void refusesWhatIsIncomplete(String body) {
    OLGA.asks()
        .body(body)
        .put(ONE, UUID.randomUUID())
        .then()
        .statusCode(400)
        .body("code", equalTo("INVALID_REQUEST"));
  }

  @Test
  void onlyOperatorsKeepTheList() {
    var viewer = Person.viewer();
    viewer.asks().get(LIST).then().statusCode(403).body("code", equalTo("FORBIDDEN"));
    viewer
        .asks()
        .body("{\"kind\":\"PARTY\",\"reason\":\"revenge\"}")
        .put(ONE, UUID.randomUUID())
        .then()
        .statusCode(403);
    OLGA.asks().get(ONE + "/acts", "1-1-1-1-1").then().statusCode(404);
    OLGA.asks().get(LIST + "?pageToken=x").then().statusCode(400);
  }

  @Test
  void theServiceItselfCanNeitherForgetNorRewriteAnAct() throws Exception {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      for (var sql :
          List.of("delete from gift_exclusion_act", "update gift_exclusion_act set reason = 'x'")) {
        assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining("permission denied");
      }
    }
  }

  private static Response exclude(UUID person, String kind) {
    return OLGA.asks()
        .body("{\"kind\":\"%s\",\"reason\":\"elected\"}".formatted(kind))
        .put(ONE, person);
  }

  private static Response lift(UUID person) {
    return OLGA.asks().body("{\"reason\":\"left\"}").delete(ONE, person);
  }

  private static void isRefused(Show show, int status, String code) {
    show.sendRose(Ids.next()).then().statusCode(status).body("code", equalTo(code));
  }
}
