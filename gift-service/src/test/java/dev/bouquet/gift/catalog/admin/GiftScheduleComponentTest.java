package dev.bouquet.gift.catalog.admin;

import static dev.bouquet.gift.catalog.admin.Operator.freshGiftId;
import static dev.bouquet.gift.catalog.admin.Operator.gift;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.bouquet.gift.catalog.Catalog;
import dev.bouquet.gift.catalog.Priced;
import dev.bouquet.gift.support.GiftComponent;
import dev.bouquet.gift.support.Show;
import dev.bouquet.gift.support.TestClock;
import dev.bouquet.kit.test.SuiteResource;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@GiftComponent
class GiftScheduleComponentTest {
  private static final Duration AFTER_NOTICE = Duration.ofSeconds(40);
  private static final Duration AFTER_GRACE = Duration.ofSeconds(61);
  private static final String SINGLE = ",\"comboable\":false";

  private final Operator operator = Operator.any();
  private final String id = freshGiftId();

  @Inject Catalog catalog;

  @Test
  void whatWouldBreakARunningComboIsScheduledAndItsPriceHonoured() {
    var tag = operator.hasCreated(id, gift(7, ""));
    long panel = catalog.version();

    operator
        .change(id, tag, gift(9, ""), "")
        .then()
        .statusCode(422)
        .body("code", equalTo("CHANGE_BREAKS_COMBOS"))
        .body("earliest", notNullValue());
    operator
        .change(id, tag, gift(9, ""), Operator.inSeconds(35))
        .then()
        .statusCode(200)
        .body("scheduled[0].gift.price", equalTo(9));
    TestClock.pass(AFTER_NOTICE);

    assertThat(catalog.find(id).orElseThrow().price()).isEqualTo(9);
    assertThat(priced(panel)).isInstanceOf(Priced.Honoured.class);
    TestClock.pass(AFTER_GRACE);
    assertThat(priced(panel)).isInstanceOf(Priced.Changed.class);
    assertThat(priced(catalog.version())).isInstanceOf(Priced.Current.class);
  }

  @Test
  void theSenderPaysWhatThePanelSaidOrNothing() {
    var tag = operator.hasCreated(id, gift(7, ""));
    long panel = catalog.version();
    operator.change(id, tag, gift(9, ""), Operator.inSeconds(35)).then().statusCode(200);
    TestClock.pass(AFTER_NOTICE);
    var show = Show.live();

    sent(show, ",\"catalogVersion\":" + panel).statusCode(201).body("coins", equalTo(7));
    sent(show, "").statusCode(201).body("coins", equalTo(9));
    TestClock.pass(AFTER_GRACE);
    sent(show, ",\"catalogVersion\":" + panel)
        .statusCode(422)
        .body("code", equalTo("PRICE_CHANGED"));
    sent(show, ",\"catalogVersion\":" + (catalog.version() + 1_000))
        .statusCode(503)
        .body("code", equalTo("RETRY_LATER"));
    assertThat(show.balance()).isEqualTo(1_000 - 7 - 9);
  }

  @Test
  void whatIsNotComboableIsRefusedInACombo() {
    operator.hasCreated(id, gift(7, SINGLE));
    var show = Show.live();

    sent(show, ",\"comboId\":\"" + UUID.randomUUID() + "\"")
        .statusCode(422)
        .body("code", equalTo("GIFT_NOT_COMBOABLE"));
    assertThat(show.balance()).isEqualTo(1_000);
  }

  private ValidatableResponse sent(Show show, String more) {
    return show.send(UUID.randomUUID(), "{\"giftId\":\"%s\"%s}".formatted(id, more)).then();
  }

  @Test
  void aRetiredGiftLeavesThePanelAndRunsOut() {
    var tag = operator.hasCreated(id, gift(7, ""));

    operator
        .act(id, tag, "retirement", "")
        .then()
        .statusCode(422)
        .body("code", equalTo("CHANGE_BREAKS_COMBOS"));
    var retired = operator.act(id, tag, "retirement", Operator.inSeconds(35));
    assertThat(retired.statusCode()).isEqualTo(200);
    TestClock.pass(AFTER_NOTICE);

    given().get("/v1/gifts").then().body("items.id", not(hasItem(id)));
    assertThat(catalog.find(id)).isPresent();
    given().get("/v1/gifts/" + id + "/icon").then().statusCode(200);
    TestClock.pass(AFTER_GRACE);
    assertThat(catalog.find(id)).isEmpty();
    operator
        .change(id, retired.header("ETag"), gift(8, ""), "")
        .then()
        .statusCode(422)
        .body("code", equalTo("GIFT_RETIRED"));
  }

  @Test
  void aScheduledChangeIsNotOvertakenButCalledOff() {
    var tag = operator.hasCreated(id, gift(7, SINGLE));
    var scheduled =
        operator.change(id, tag, gift(9, SINGLE), Operator.inSeconds(3600)).header("ETag");

    operator
        .change(id, scheduled, gift(8, SINGLE), "")
        .then()
        .statusCode(422)
        .body("code", equalTo("CHANGE_SCHEDULED"));
    var withdrawn = operator.act(id, scheduled, "withdrawal", "");

    withdrawn.then().statusCode(200).body("scheduled", hasSize(0)).body("now.price", equalTo(7));
    operator
        .act(id, withdrawn.header("ETag"), "withdrawal", "")
        .then()
        .statusCode(422)
        .body("code", equalTo("NOTHING_SCHEDULED"));
    operator.change(id, withdrawn.header("ETag"), gift(8, SINGLE), "").then().statusCode(200);
  }

  @Test
  void aHiddenGiftCanBeSentAllTheSame() {
    operator.hasCreated(id, gift(7, ",\"onPanel\":false"));

    given().get("/v1/gifts").then().body("items.id", not(hasItem(id)));
    assertThat(catalog.find(id)).isPresent();
  }

  @Test
  void whatAnotherPodWroteIsSeenHereSoon() throws SQLException {
    try (var connection =
            DriverManager.getConnection(SuiteResource.jdbcUrl("gift"), "gift", "gift");
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("update gift_catalog set version = version + 1");
      statement.execute(
          """
          insert into gift_change (gift_id, act, takes_effect_at, content, operator_id, reason)
          select '%s', 'CREATED', '%s', content || '{"onPanel": false}', gen_random_uuid(), 'elsewhere'
            from gift_change where gift_id = 'rose' and act = 'SEEDED'
          """
              .formatted(id, TestClock.now()));
      connection.commit();
    }

    await().atMost(Duration.ofSeconds(5)).until(() -> catalog.find(id).isPresent());
  }

  private Priced priced(long panelVersion) {
    return catalog.priced(id, panelVersion, TestClock.now());
  }
}
