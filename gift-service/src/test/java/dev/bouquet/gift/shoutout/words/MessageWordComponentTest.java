package dev.bouquet.gift.shoutout.words;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.nullValue;

import dev.bouquet.gift.catalog.Gift.Tier;
import dev.bouquet.gift.shoutout.ShoutOuts;
import dev.bouquet.gift.shoutout.moderation.ShoutOut;
import dev.bouquet.gift.support.GiftComponent;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.kit.test.SuiteResource;
import io.agroal.api.AgroalDataSource;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each test has a language of its own.
@GiftComponent
class MessageWordComponentTest {
  private static final String LISTS = "/v1/admin/message-words";
  private static final String LIST = LISTS + "/{language}";
  private static final String WORD = LIST + "/{id}";
  private static final UUID OLGA = UUID.randomUUID();

  @Inject ShoutOuts shoutOuts;
  @Inject AgroalDataSource database;

  @Test
  void theServiceComesWithListsInFourteenLanguages() {
    asOperator()
        .get(LISTS)
        .then()
        .statusCode(200)
        .body(
            "items.language",
            hasItems(
                "en", "es", "pt", "fr", "de", "tr", "ru", "ar", "hi", "ja", "ko", "zh", "id", "he"))
        .body("items.find { it.language == 'he' }.version", equalTo(1))
        .body("items.find { it.language == 'id' }.version", equalTo(1))
        .body("items.find { it.language == 'id' }.blocked", equalTo(8))
        .body("items.find { it.language == 'id' }.allowed", equalTo(0));
  }

  @Test
  void aWordIsBlockedFromWhenItIsAddedUntilItIsRemoved() {
    assertThat(accepts("flumpish")).isTrue();

    var added = add("vi", 0, "FLUMPISH", "BLOCKED");

    added
        .then()
        .statusCode(201)
        .header("ETag", "\"1\"")
        .body("id", matchesRegex("[0-9a-f-]{36}"))
        .body("language", equalTo("vi"))
        .body("word", equalTo("flumpish"))
        .body("kind", equalTo("BLOCKED"))
        .body("addedBy", equalTo(OLGA.toString()))
        .body("addedAt", matchesRegex("\\d{4}-.*Z"));
    assertThat(accepts("so FLÜMPISH")).isFalse();

    remove("vi", 1, added.path("id")).then().statusCode(200).header("ETag", "\"2\"");
    assertThat(accepts("flumpish")).isTrue();
  }

  @Test
  void anAllowedWordIsInnocent() {
    add("th", 0, "กขค", "BLOCKED").then().statusCode(201);
    assertThat(accepts("พกขคง")).isFalse();

    add("th", 1, "กขคง", "ALLOWED").then().statusCode(201);

    assertThat(accepts("พกขคง")).isTrue();
    assertThat(accepts("พกขค")).isFalse();
  }

  @Test
  void everyChangeIsKeptWithWhoDidItAndWhy() {
    String id = add("sw", 0, "grumbola", "BLOCKED").path("id");
    remove("sw", 1, id).then().statusCode(200);

    asOperator()
        .get(LIST + "/acts", "sw")
        .then()
        .statusCode(200)
        .body("items.act", contains("REMOVE", "ADD"))
        .body("items.word", contains("grumbola", "grumbola"))
        .body("items.kind", contains("BLOCKED", "BLOCKED"))
        .body("items.operatorId", contains(OLGA.toString(), OLGA.toString()))
        .body("items.reason", contains("not one after all", "reported"))
        .body("nextPageToken", nullValue());
    String next =
        asOperator().queryParam("pageSize", 1).get(LIST + "/acts", "sw").path("nextPageToken");
    asOperator()
        .queryParam("pageToken", next)
        .get(LIST + "/acts", "sw")
        .then()
        .body("items.act", contains("ADD"));
  }

  @Test
  void ofTwoOperatorsAtOnceTheSecondLooksAgain() {
    var answers =
        IntStream.range(0, 8)
            .mapToObj(i ->
                CompletableFuture.supplyAsync(
                    () -> add("fi", 0, "zwumm" + "abcdefgh".charAt(i), "BLOCKED")))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(answers)
        .extracting(Response::statusCode)
        .containsOnlyOnce(201)
        .containsOnly(201, 412);
    assertThat(answers)
        .filteredOn(answer -> answer.statusCode() == 412)
        .allSatisfy(answer -> problem(answer.then(), 412, "MESSAGE_WORDS_CHANGED"));
    asOperator().get(LIST, "fi").then().header("ETag", "\"1\"").body("items.size()", equalTo(1));
  }

  @Test
  void aRefusedChangeChangesNothing() {
    add("sv", 0, "klompa", "BLOCKED").then().statusCode(201);

    problem(add("sv", 1, "Klompa", "ALLOWED").then(), 422, "MESSAGE_WORD_EXISTS");
    problem(add("sv", 0, "klompb", "BLOCKED").then(), 412, "MESSAGE_WORDS_CHANGED");
    problem(remove("sv", 1, Ids.next().toString()).then(), 404, "MESSAGE_WORD_NOT_FOUND");
    problem(remove("sv", 1, "1-1-1-1-1").then(), 404, "MESSAGE_WORD_NOT_FOUND");

    asOperator()
        .get(LIST, "sv")
        .then()
        .header("ETag", "\"1\"")
        .body("items.word", contains("klompa"));
    asOperator().get(LIST + "/acts", "sv").then().body("items.size()", equalTo(1));
  }

  @Test
  void aListIsReadPageByPage() {
    for (int i = 0; i < 3; i++) {
      add("nl", i, "wort" + "cab".charAt(i), i == 2 ? "ALLOWED" : "BLOCKED").then().statusCode(201);
    }

    var first = asOperator().queryParam("pageSize", 2).get(LIST, "nl");
    first.then().header("ETag", "\"3\"").body("items.word", contains("worta", "wortb"));
    String next = first.path("nextPageToken");
    asOperator()
        .queryParam("pageSize", 2)
        .queryParam("pageToken", next)
        .get(LIST, "nl")
        .then()
        .body("items.word", contains("wortc"))
        .body("nextPageToken", nullValue());
    asOperator()
        .queryParam("kind", "ALLOWED")
        .get(LIST, "nl")
        .then()
        .body("items.word", contains("wortb"));
  }

  @Test
  void whatAnotherPodChangedIsFollowed() throws SQLException {
    assertThat(accepts("quaddel")).isTrue();

    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      // One transaction, as every change: the version is never seen without its words.
      statement.execute(
          """
          begin;
          insert into message_word_list (language, version) values ('da', 1);
          insert into message_word (language, word, kind) values ('da', 'quaddel', 'BLOCKED');
          commit
          """);
    }

    await().atMost(10, SECONDS).until(() -> !accepts("quaddel"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{}|/word",
        "{\"word\":\" \",\"kind\":\"BLOCKED\",\"reason\":\"r\"}|/word",
        "{\"word\":\"x\",\"kind\":\"BLOCKED\",\"reason\":\"r\"}|/word",
        "{\"word\":\"!!\",\"kind\":\"BLOCKED\",\"reason\":\"r\"}|/word",
        "{\"word\":\"ab\\ud800\",\"kind\":\"BLOCKED\",\"reason\":\"r\"}|/word",
        "{\"word\":\"ab\\u0000\",\"kind\":\"BLOCKED\",\"reason\":\"r\"}|/word",
        "{\"word\":\"a\\u202eb\",\"kind\":\"BLOCKED\",\"reason\":\"r\"}|/word",
        "{\"word\":\"two words\",\"kind\":\"ALLOWED\",\"reason\":\"r\"}|/word",
        "{\"word\":5,\"kind\":\"BLOCKED\",\"reason\":\"r\"}|/word",
        "{\"word\":\"abc\",\"kind\":\"BAD\",\"reason\":\"r\"}|/kind",
        "{\"word\":\"abc\",\"reason\":\"r\"}|/kind",
        "{\"word\":\"abc\",\"kind\":\"BLOCKED\"}|/reason",
        "{\"word\":\"abc\",\"kind\":\"BLOCKED\",\"reason\":\"\\ud800\"}|/reason",
        "{\"word\":\"abc\",\"kind\":\"BLOCKED\",\"reason\":\"r\",\"more\":1}|/more"
      })
  void aWordIsWhatTheDocumentationSays(String body, String pointer) {
    problem(
            asOperator().header("If-Match", "\"0\"").body(body).post(LIST, "it").then(),
            400,
            "INVALID_REQUEST")
        .body("errors.pointer", hasItems(pointer));
  }

  @Test
  void theBoundsOfAWordAreKept() {
    problem(add("it", 0, "x".repeat(65), "BLOCKED").then(), 400, "INVALID_REQUEST");
    problem(asOperator().queryParam("kind", "SOME").get(LIST, "it").then(), 400, "INVALID_REQUEST");
    problem(
        asOperator().queryParam("pageToken", "%%%").get(LIST, "it").then(),
        400,
        "PAGE_TOKEN_INVALID");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xx", "EN", "en-US", "qqq", "english", "iw", "1"})
  void aLanguageIsAPrimaryTag(String language) {
    problem(asOperator().get(LIST, language).then(), 404, "MESSAGE_LANGUAGE_NOT_FOUND");
    problem(add(language, 0, "abc", "BLOCKED").then(), 404, "MESSAGE_LANGUAGE_NOT_FOUND");
  }

  @Test
  void aChangeNamesTheVersionThatItIsOf() {
    var body = body("abc", "BLOCKED");
    problem(asOperator().body(body).post(LIST, "it").then(), 428, "IF_MATCH_MISSING");
    for (var tag : new String[] {"*", "1", "W/\"1\"", "\"x\"", "\"1\", \"2\""}) {
      problem(
          asOperator().header("If-Match", tag).body(body).post(LIST, "it").then(),
          400,
          "IF_MATCH_INVALID");
    }
  }

  @Test
  void onlyOperatorsSeeAndChangeLists() {
    problem(given().get(LISTS).then(), 401, "UNAUTHENTICATED");
    var viewer = SuiteResource.issuer().personToken(UUID.randomUUID(), "ann", "viewer");
    problem(given().auth().oauth2(viewer).get(LIST, "en").then(), 403, "FORBIDDEN");
    problem(
        given()
            .auth()
            .oauth2(viewer)
            .contentType(ContentType.JSON)
            .header("If-Match", "\"1\"")
            .body(body("abc", "BLOCKED"))
            .post(LIST, "en")
            .then(),
        403,
        "FORBIDDEN");
  }

  private boolean accepts(String text) {
    return shoutOuts.check(text, Tier.EPIC) instanceof ShoutOut.Accepted;
  }

  private static Response add(String language, long version, String word, String kind) {
    return asOperator()
        .header("If-Match", "\"" + version + "\"")
        .body(body(word, kind))
        .post(LIST, language);
  }

  private static Response remove(String language, long version, String id) {
    return asOperator()
        .header("If-Match", "\"" + version + "\"")
        .body("{\"reason\":\"not one after all\"}")
        .delete(WORD, language, id);
  }

  private static String body(String word, String kind) {
    return "{\"word\":\"%s\",\"kind\":\"%s\",\"reason\":\"reported\"}".formatted(word, kind);
  }

  private static RequestSpecification asOperator() {
    return given()
        .contentType(ContentType.JSON)
        .auth()
        .oauth2(SuiteResource.issuer().personToken(OLGA, "olga", "operator"));
  }

  private static ValidatableResponse problem(
      ValidatableResponse response, int status, String code) {
    return response
        .statusCode(status)
        .contentType("application/problem+json")
        .body("code", equalTo(code))
        .body("status", equalTo(status));
  }
}
