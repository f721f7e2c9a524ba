package dev.bouquet.payout.earning;

import static dev.bouquet.payout.support.Gifts.earnings;
import static dev.bouquet.payout.support.Gifts.giftsOf;
import static dev.bouquet.payout.support.Gifts.send;
import static dev.bouquet.payout.support.Gifts.token;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.bouquet.kit.test.SuiteResource;
import dev.bouquet.payout.support.Gifts;
import dev.bouquet.payout.support.PayoutComponent;
import dev.bouquet.payout.support.WalletProcess;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@PayoutComponent
class EarningComponentTest {
  private final UUID creator = UUID.randomUUID();

  @Test
  void aCreatorWithoutGiftsHasEarnedNothing() {
    assertThat(earnings(creator).asString())
        .isEqualTo(
            """
            {"creatorId":"%s","pendingDiamonds":0,"gifts":0,"coins":0}\
            """
                .formatted(creator));
  }

  @Test
  void twoRosesEarnADiamond() {
    var first = send(creator, 1);
    await().until(() -> giftsOf(creator) == 1);
    earnings(creator).then().body("pendingDiamonds", equalTo(0));
    var second = send(creator, 1);
    await().until(() -> giftsOf(creator) == 2);

    earnings(creator).then().body("pendingDiamonds", equalTo(1)).body("coins", equalTo(2));
    var entries = given().auth().oauth2(token(creator)).get("/v1/earnings/entries");
    var at = entries.jsonPath().getList("items.earnedAt");
    assertThat(entries.asString())
        .isEqualTo(
            """
            {"items":[\
            {"giftId":"%s","coins":1,"diamonds":1,"fee":0,"basisPoints":5000,"policyVersion":1,"earnedAt":"%s"},\
            {"giftId":"%s","coins":1,"diamonds":0,"fee":1,"basisPoints":5000,"policyVersion":1,"earnedAt":"%s"}]}\
            """
                .formatted(second.getChargeId(), at.get(0), first.getChargeId(), at.get(1)));
  }

  @Test
  void aChargeDeliveredAgainEarnsOnce() {
    var charged = send(creator, 10);
    Gifts.publish(charged, charged);
    var later = send(creator, 10);
    Gifts.publish(charged, later);
    var marker = UUID.randomUUID();
    send(marker, 1);

    await().until(() -> giftsOf(creator) == 2 && giftsOf(marker) == 1);

    earnings(creator).then().body("coins", equalTo(20)).body("pendingDiamonds", equalTo(10));
  }

  @Test
  void whatIsNoGiftIsKeptForTheAuditAndEarnsNothing() throws SQLException {
    var charged = WalletProcess.WALLET.commit(Gifts.charged(7, UUID.randomUUID().toString()));
    Gifts.publish(charged);

    await()
        .until(() ->
            count(
                    "select count(*) from earning where charge_id = ? and diamonds = 0 and fee = 7",
                    charged.getChargeId())
                == 1);
  }

  @Test
  void entriesArePagedWithoutGapsOrRepeats() {
    for (int coins = 1; coins <= 7; coins++) {
      send(creator, coins);
    }
    await().until(() -> giftsOf(creator) == 7);

    var seen = new ArrayList<Object>();
    String pageToken = "";
    while (pageToken != null) {
      var page =
          given()
              .auth()
              .oauth2(token(creator))
              .get("/v1/earnings/entries?pageSize=3&pageToken=" + pageToken)
              .jsonPath();
      assertThat(page.getList("items")).hasSizeLessThanOrEqualTo(3);
      seen.addAll(page.getList("items.giftId"));
      pageToken = page.getString("nextPageToken");
    }

    assertThat(seen).hasSize(7).doesNotHaveDuplicates();
  }

  @Test
  void theServiceCannotChangeWhatWasEarned() throws SQLException {
    try (var connection = Gifts.asService();
        var statement = connection.createStatement()) {
      for (var forbidden :
          new String[] {
            "update earning set coins = coins + 1", "delete from earning",
            "update share_policy set basis_points = 0", "delete from transfer",
            "update transfer set amount = 1", "delete from creator"
          }) {
        assertThatThrownBy(() -> statement.execute(forbidden))
            .as(forbidden)
            .hasMessageContaining("permission denied");
      }
    }
  }

  @Test
  void onlyCreatorsSeeEarnings() {
    var issuer = SuiteResource.issuer();
    for (var path : new String[] {"/v1/earnings", "/v1/earnings/entries"}) {
      problem(given().get(path).then(), 401, "UNAUTHENTICATED");
      problem(as("nonsense", path), 401, "UNAUTHENTICATED");
      problem(as(issuer.expiredToken(creator, "creator"), path), 401, "UNAUTHENTICATED");
      problem(
          as(issuer.tokenForAudience("other", creator, "creator"), path), 401, "UNAUTHENTICATED");
      problem(as(issuer.personToken(creator, "ann", "viewer"), path), 403, "FORBIDDEN");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "!!", "bm8", "MS41"})
  void aPageTokenIsOneThatThisListGave(String pageToken) {
    problem(
        as(token(creator), "/v1/earnings/entries?pageToken=" + pageToken),
        400,
        "PAGE_TOKEN_INVALID");
  }

  private static long count(String sql, String id) throws SQLException {
    try (var connection = Gifts.asOwner();
        var select = connection.prepareStatement(sql)) {
      select.setObject(1, UUID.fromString(id));
      try (var row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static ValidatableResponse as(String token, String path) {
    return given().auth().oauth2(token).urlEncodingEnabled(false).get(path).then();
  }

  private static void problem(ValidatableResponse response, int status, String code) {
    response.statusCode(status).contentType("application/problem+json").body("code", equalTo(code));
  }
}
