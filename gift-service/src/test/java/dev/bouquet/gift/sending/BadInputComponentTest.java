package dev.bouquet.gift.sending;

import static dev.bouquet.contracts.room.v1.RoomStatus.ROOM_STATUS_ENDED;
import static dev.bouquet.contracts.room.v1.RoomStatus.ROOM_STATUS_SCHEDULED;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.nullValue;

import dev.bouquet.gift.support.GiftComponent;
import dev.bouquet.gift.support.OtherServices;
import dev.bouquet.gift.support.Show;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.kit.test.LocalIssuer;
import dev.bouquet.kit.test.SuiteResource;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@GiftComponent
class BadInputComponentTest {
  private static final String ROSE = "{\"giftId\":\"rose\"}";

  private final Show show = Show.live();

  @Test
  void withoutATokenNobodyIsServed() {
    problem(
        given()
            .contentType(ContentType.JSON)
            .header("Idempotency-Key", Ids.next())
            .body(ROSE)
            .post("/v1/rooms/{room}/gifts", show.roomId)
            .then(),
        401,
        "UNAUTHENTICATED");
  }

  @Test
  void foreignExpiredAndMisdirectedTokensAreRefused() {
    try (var foreign = LocalIssuer.start(Set.of())) {
      sendAs(foreign.personToken(show.viewerId, "ann", "viewer"), 401, "UNAUTHENTICATED");
    }
    var issuer = SuiteResource.issuer();
    sendAs("nonsense", 401, "UNAUTHENTICATED");
    sendAs(issuer.expiredToken(show.viewerId, "viewer"), 401, "UNAUTHENTICATED");
    sendAs(issuer.tokenForAudience("other", show.viewerId, "viewer"), 401, "UNAUTHENTICATED");
    sendAs(issuer.personToken(show.viewerId, "ann", "creator"), 403, "FORBIDDEN");
    assertThat(show.balance()).isEqualTo(1_000);
  }

  @Test
  void onlyPeopleOfVerifiedAgeSpend() {
    var issuer = SuiteResource.issuer();
    var child = Map.of("birthdate", LocalDate.now(ZoneOffset.UTC).minusYears(17).toString());
    sendAs(issuer.personToken(child, show.viewerId, "mia", "viewer"), 403, "AGE_RESTRICTED");
    sendAs(issuer.personToken(Map.of(), show.viewerId, "mia", "viewer"), 403, "AGE_UNVERIFIED");
    assertThat(show.balance()).isEqualTo(1_000);
  }

  @Test
  void anIdempotencyKeyIsNeededAndIsAUuid() {
    problem(
        show.asViewer().body(ROSE).post("/v1/rooms/{room}/gifts", show.roomId).then(),
        400,
        "IDEMPOTENCY_KEY_MISSING");
    problem(
        show.asViewer()
            .header("Idempotency-Key", "1-1-1-1-1")
            .body(ROSE)
            .post("/v1/rooms/{room}/gifts", show.roomId)
            .then(),
        400,
        "IDEMPOTENCY_KEY_INVALID");
  }

  @Test
  void aKeyBelongsToOneRequestOfOnePerson() {
    var key = Ids.next();
    show.sendRose(key).then().statusCode(201);

    problem(show.send(key, "{\"giftId\":\"rose\",\"quantity\":2}").then(), 422, "KEY_REUSED");
    problem(
        given()
            .contentType(ContentType.JSON)
            .auth()
            .oauth2(SuiteResource.issuer().personToken(UUID.randomUUID(), "bob", "viewer"))
            .header("Idempotency-Key", key)
            .body(ROSE)
            .post("/v1/rooms/{room}/gifts", show.roomId)
            .then(),
        422,
        "KEY_REUSED");
    assertThat(show.balance()).isEqualTo(999);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "1000",
        "1.5",
        "1e1",
        "\"1\"",
        "true",
        "[1]",
        "99999999999",
        "{\"n\":1}",
        "\"\""
      })
  void aQuantityIsAWholeNumberFromOneTo999(String quantity) {
    int before = OtherServices.WALLET.requestCount();

    problem(
            show.send(Ids.next(), "{\"giftId\":\"rose\",\"quantity\":%s}".formatted(quantity))
                .then(),
            400,
            "INVALID_REQUEST")
        .body("errors[0].pointer", equalTo("/quantity"));

    assertThat(OtherServices.WALLET.requestCount()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{}|INVALID_REQUEST|/giftId",
        "{\"giftId\":null}|INVALID_REQUEST|/giftId",
        "{\"giftId\":\" \"}|INVALID_REQUEST|/giftId",
        "{\"giftId\":5}|INVALID_REQUEST|/giftId",
        "{\"giftId\":\"rose\",\"price\":0}|INVALID_REQUEST|/price",
        "{\"giftId\":\"rose\",\"comboId\":\"\"}|INVALID_REQUEST|/comboId",
        "{\"giftId\":\"rose\",\"comboId\":\"1-1-1-1-1\"}|INVALID_REQUEST|/comboId",
        "{\"giftId\":\"rose\",\"comboId\":7}|INVALID_REQUEST|/comboId",
        "{\"giftId\":|MALFORMED_JSON|",
        "{\"giftId\":\"rose\"} x|MALFORMED_JSON|",
        "[]|INVALID_REQUEST|",
        "null|INVALID_REQUEST|"
      })
  void aBodyIsWhatTheDocumentationSays(String body, String code, String pointer) {
    var response = problem(show.send(Ids.next(), body).then(), 400, code);
    if (pointer != null) {
      response.body("errors[0].pointer", equalTo(pointer));
    }
  }

  @Test
  void bodiesHaveABoundAndAType() {
    problem(
        show.send(Ids.next(), "{\"giftId\":\"%s\"}".formatted("x".repeat(65))).then(),
        400,
        "INVALID_REQUEST");
    problem(
        show.send(Ids.next(), "{\"giftId\":\"%s\"}".formatted("x".repeat(70_000))).then(),
        413,
        "BODY_TOO_LARGE");
    problem(
        show.asViewer()
            .contentType(ContentType.TEXT)
            .header("Idempotency-Key", Ids.next())
            .body(ROSE)
            .post("/v1/rooms/{room}/gifts", show.roomId)
            .then(),
        415,
        "UNSUPPORTED_MEDIA_TYPE");
  }

  @Test
  void unknownGiftsAndRoomsAreNotFoundAndStaySo() {
    var key = Ids.next();
    problem(show.send(key, "{\"giftId\":\"toad\"}").then(), 404, "GIFT_NOT_FOUND")
        .header("Idempotency-Replayed", nullValue());
    problem(show.send(key, "{\"giftId\":\"toad\"}").then(), 404, "GIFT_NOT_FOUND")
        .header("Idempotency-Replayed", "true");
    problem(sendTo(Ids.next(), Ids.next().toString()), 404, "ROOM_NOT_FOUND");
  }

  @Test
  void aRoomIdThatIsNoUuidNeverReachesTheWallet() {
    var key = Ids.next();

    problem(sendTo(key, "lobby"), 404, "ROOM_NOT_FOUND");

    assertThat(OtherServices.WALLET.requestsFor(key.toString())).isEmpty();
  }

  @Test
  void aRoomThatIsNotLiveTakesNoGifts() {
    problem(
        Show.inRoom(ROOM_STATUS_SCHEDULED, 1).sendRose(Ids.next()).then(), 422, "ROOM_NOT_LIVE");
    problem(Show.inRoom(ROOM_STATUS_ENDED, 3).sendRose(Ids.next()).then(), 422, "ROOM_NOT_LIVE");
  }

  @Test
  void aRefusedIdStaysRefusedWhenTheRoomGoesLive() {
    var late = Show.inRoom(ROOM_STATUS_SCHEDULED, 1);
    var key = Ids.next();
    problem(late.sendRose(key).then(), 422, "ROOM_NOT_LIVE");
    OtherServices.ROOMS.put(
        late.room(dev.bouquet.contracts.room.v1.RoomStatus.ROOM_STATUS_LIVE, 2));

    problem(late.sendRose(key).then(), 422, "ROOM_NOT_LIVE").header("Idempotency-Replayed", "true");

    late.sendRose(Ids.next()).then().statusCode(201);
  }

  @Test
  void nobodySendsGiftsToThemselves() {
    problem(
        given()
            .contentType(ContentType.JSON)
            .auth()
            .oauth2(SuiteResource.issuer().personToken(show.hostId, "host", "viewer", "creator"))
            .header("Idempotency-Key", Ids.next())
            .body(ROSE)
            .post("/v1/rooms/{room}/gifts", show.roomId)
            .then(),
        422,
        "SELF_GIFT");
  }

  @Test
  void tooFewCoinsSaysHowManyThereAreAndWhatItCosts() {
    problem(
            show.send(Ids.next(), "{\"giftId\":\"galaxy\",\"quantity\":2}").then(),
            422,
            "INSUFFICIENT_FUNDS")
        .body("balance", equalTo(1_000))
        .body("price", equalTo(59_998));
    assertThat(show.balance()).isEqualTo(1_000);
  }

  private void sendAs(String token, int status, String code) {
    problem(
        given()
            .contentType(ContentType.JSON)
            .auth()
            .oauth2(token)
            .header("Idempotency-Key", Ids.next())
            .body(ROSE)
            .post("/v1/rooms/{room}/gifts", show.roomId)
            .then(),
        status,
        code);
  }

  private ValidatableResponse sendTo(UUID key, String roomId) {
    return show.asViewer()
        .header("Idempotency-Key", key)
        .body(ROSE)
        .post("/v1/rooms/{room}/gifts", roomId)
        .then();
  }

  private static ValidatableResponse problem(
      ValidatableResponse response, int status, String code) {
    return response
        .statusCode(status)
        .contentType("application/problem+json")
        .body("code", equalTo(code))
        .body("status", equalTo(status))
        .body("traceId", matchesRegex("[0-9a-f]{32}"));
  }
}
