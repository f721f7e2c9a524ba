package dev.bouquet.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Wrong, hostile and unlucky requests, each with its answer, and nothing lost by any.
class BadInputE2E {
  private static final String ROSE = "{\"giftId\":\"rose\"}";
  private static Person alice = Person.nobody();
  private static String room = "";

  @BeforeAll
  static void aShow() {
    alice = Person.login("alice").with1000MoreCoins();
    room = Person.login("cleo").liveRoom();
  }

  @Test
  void noTokenOrAForgedOneOrTheWrongRole() {
    var gifts = "/v1/rooms/" + room + "/gifts";
    assertProblem(Person.nobody().post(gifts, UUID.randomUUID(), ROSE), 401, "UNAUTHENTICATED");
    var forged =
        new Person("eve", alice.token().substring(0, alice.token().length() - 6) + "AAAAAA");
    assertProblem(forged.post(gifts, UUID.randomUUID(), ROSE), 401, "UNAUTHENTICATED");
    assertProblem(alice.post("/v1/rooms", "{\"title\":\"mine\"}"), 403, "FORBIDDEN");
    assertProblem(alice.get("/v1/earnings"), 403, "FORBIDDEN");
    assertProblem(alice.post("/v1/admin/reconciliations", ""), 403, "FORBIDDEN");
  }

  @Test
  void keysThatAreMissingMalformedOrUsed() {
    var gifts = "/v1/rooms/" + room + "/gifts";
    assertProblem(alice.post(gifts, ROSE), 400, "IDEMPOTENCY_KEY_MISSING");
    assertProblem(alice.post(gifts, "not-a-uuid", ROSE), 400, "IDEMPOTENCY_KEY_INVALID");
    var used = UUID.randomUUID();
    assertThat(alice.gift(room, used, "rose", 1).status()).isEqualTo(201);
    assertProblem(alice.gift(room, used, "rose", 2), 422, "KEY_REUSED");
    assertProblem(Person.login("bob").gift(room, used, "rose", 1), 422, "KEY_REUSED");
  }

  @Test
  void tooFewCoinsSaysWhatIsThereAndWhatIsAskedAndStaysRefused() {
    long balance = alice.balance();
    var id = UUID.randomUUID();

    var refused = alice.gift(room, id, "galaxy", 33);

    assertProblem(refused, 422, "INSUFFICIENT_FUNDS");
    assertThat(refused.number("balance")).isEqualTo(balance);
    assertThat(refused.number("price")).isGreaterThan(balance);
    alice.with1000MoreCoins();
    assertProblem(alice.gift(room, id, "galaxy", 33), 422, "INSUFFICIENT_FUNDS");
  }

  @Test
  void giftsThatCannotBe() {
    assertProblem(alice.gift(room, UUID.randomUUID(), "galaxy", 34), 422, "GIFT_TOO_EXPENSIVE");
    assertProblem(alice.gift(room, UUID.randomUUID(), "no-such-gift", 1), 404, "GIFT_NOT_FOUND");
    assertProblem(
        alice.gift(UUID.randomUUID().toString(), UUID.randomUUID(), "rose", 1),
        404,
        "ROOM_NOT_FOUND");
    assertProblem(alice.gift("lobby", UUID.randomUUID(), "rose", 1), 404, "ROOM_NOT_FOUND");
    var cleo = Person.login("cleo");
    var scheduled = cleo.post("/v1/rooms", "{\"title\":\"later\"}").text("id");
    assertProblem(alice.gift(scheduled, UUID.randomUUID(), "rose", 1), 422, "ROOM_NOT_LIVE");
    assertProblem(cleo.gift(room, UUID.randomUUID(), "rose", 1), 422, "SELF_GIFT");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'giftId':'rose','quantity':0}     | INVALID_REQUEST | /quantity",
        "{'giftId':'rose','quantity':-1}    | INVALID_REQUEST | /quantity",
        "{'giftId':'rose','quantity':1.5}   | INVALID_REQUEST | /quantity",
        "{'giftId':'rose','quantity':'1'}   | INVALID_REQUEST | /quantity",
        "{'giftId':'rose','quantity':1000}  | INVALID_REQUEST | /quantity",
        "{'giftId':'rose','price':1}        | INVALID_REQUEST | /price",
        "{'quantity':1}                     | INVALID_REQUEST | /giftId",
      })
  void bodiesThatBreakARulePointAtIt(String body, String code, String pointer) {
    var answer =
        alice.post("/v1/rooms/" + room + "/gifts", UUID.randomUUID(), body.replace('\'', '"'));

    assertProblem(answer, 400, code);
    assertThat(answer.body().at("/errors/0/pointer").asText()).isEqualTo(pointer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\\u202Eolleh                   | MESSAGE_HAS_CONTROL_CHARACTERS",
        "\\u2066hello\\u2069            | MESSAGE_HAS_CONTROL_CHARACTERS",
        "a\\u0000b                      | MESSAGE_HAS_CONTROL_CHARACTERS",
        "a\\ud800b                      | MESSAGE_MALFORMED",
        "example [dot] com              | MESSAGE_HAS_LINK",
        "e x a m p l e . c o m          | MESSAGE_HAS_LINK",
        "\\uff45\\uff58\\uff41\\uff4d\\uff50\\uff4c\\uff45\\u3002\\uff43\\uff4f\\uff4d | MESSAGE_HAS_LINK",
        "what an 1d10t                  | MESSAGE_HAS_BLOCKED_WORD",
      })
  void messagesThatHideSomethingCostNothing(String message, String code) {
    assertProblem(say(message), 422, code);
  }

  @Test
  void aMessageOfTenThousandCharactersCostsNothing() {
    assertProblem(say("a".repeat(10_000)), 422, "MESSAGE_TOO_LONG");
  }

  /// Of Alice, who pays nothing for it.
  private static Answer say(String message) {
    long balance = alice.balance();
    var body = "{\"giftId\":\"rose\",\"message\":\"%s\"}".formatted(message);
    var answer = alice.post("/v1/rooms/" + room + "/gifts", UUID.randomUUID(), body);
    assertThat(alice.balance()).isEqualTo(balance);
    return answer;
  }

  @Test
  void aLocaleThatNobodySpeaksAndARegionThatIsNone() {
    assertProblem(alice.get("/v1/gifts?locale=klingonese"), 400, "LOCALE_UNKNOWN");
    assertProblem(alice.get("/v1/gifts?locale=en_"), 400, "LOCALE_UNKNOWN");
    assertProblem(alice.get("/v1/gifts?region=Atlantis"), 400, "REGION_UNKNOWN");
  }

  @Test
  void bodiesThatAreNoJsonOrTooLarge() {
    var gifts = "/v1/rooms/" + room + "/gifts";
    assertProblem(alice.post(gifts, UUID.randomUUID(), "{\"giftId\":"), 400, "MALFORMED_JSON");
    var large = "{\"giftId\":\"" + "x".repeat(100_000) + "\"}";
    assertProblem(alice.post(gifts, UUID.randomUUID(), large), 413, "BODY_TOO_LARGE");
    assertProblem(alice.get("/v1/nowhere"), 404, "NOT_FOUND");
  }

  @Test
  void aWebhookWithoutTheProvidersSignatureCreditsNothing() {
    long balance = alice.balance();
    var body =
        "{\"id\":\"evt_forged\",\"type\":\"payment.succeeded\",\"topUpId\":\"%s\",\"amount\":1,\"currency\":\"USD\"}"
            .formatted(UUID.randomUUID());

    assertProblem(
        Person.nobody().post("/v1/webhooks/payments/sandbox", body),
        401,
        "WEBHOOK_SIGNATURE_INVALID");

    assertThat(alice.balance()).isEqualTo(balance);
  }

  @Test
  void aSocketThatDoesNotSayWhoItIsIsClosed() {
    try (var silent = Viewer.connect(room);
        var forger = Viewer.connect(room);
        var lost = Viewer.connect(UUID.randomUUID().toString())) {
      forger.send("{\"t\":\"auth\",\"token\":\"rubbish\"}");
      lost.send("{\"t\":\"auth\",\"token\":\"%s\"}".formatted(alice.token()));
      lost.send("{\"t\":\"join\"}");

      await().atMost(Duration.ofSeconds(20)).until(() -> forger.closedWith() == 4401);
      await().atMost(Duration.ofSeconds(20)).until(() -> lost.closedWith() == 4404);
      await().atMost(Duration.ofSeconds(20)).until(() -> silent.closedWith() == 4408);
      assertThat(forger.first("bye").path("code").asText()).isEqualTo("UNAUTHENTICATED");
    }
  }

  static void assertProblem(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    var section = answer.text("type").replaceFirst(".*#", "");
    assertThat(section).isEqualTo(code.toLowerCase(Locale.ROOT).replace('_', '-'));
    assertThat(documentedSections()).contains(section);
  }

  /// The anchors of docs/errors.md.
  private static List<String> documentedSections() {
    try (var lines = Files.lines(RunningSuite.ROOT.resolve("docs/errors.md"))) {
      return lines
          .filter(line -> line.startsWith("### "))
          .map(line -> line.substring(4).toLowerCase(Locale.ROOT).replace(' ', '-'))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
