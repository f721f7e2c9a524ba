package dev.bouquet.room.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.bouquet.contracts.room.v1.RoomEvent;
import dev.bouquet.room.support.Creator;
import dev.bouquet.room.support.EventLog;
import dev.bouquet.room.support.Person;
import dev.bouquet.room.support.RoomComponent;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RoomComponent
class ReportComponentTest {
  @Inject ReportStore store;
  @Inject ReportConfig config;
  @Inject DataSource database;

  private final Creator mia = Creator.named("Mia");
  private final Person vera = Person.named("Vera");
  private final Person ben = Person.named("Ben");
  private final Person mod = Person.named("Mo");

  @Test
  void staffSeesWhatWasReportedAndWhyAndNotByWhom() {
    var roomId = roomWithModerator();
    var message = said(roomId, "Buy my coins");

    report(ben, roomId, message, "SPAM")
        .statusCode(204)
        .header("Idempotency-Replayed", nullValue());
    report(ben, roomId, message, "HATE").statusCode(204).header("Idempotency-Replayed", "true");
    report(Person.named("Cleo"), roomId, message, "OTHER").statusCode(204);
    report(Person.named("Dan"), roomId, message, "SPAM").statusCode(204);

    var told =
        open(mod, roomId)
            .statusCode(200)
            .body("items", hasSize(1))
            .body("items[0].messageId", equalTo(message))
            .body("items[0].authorId", equalTo(vera.id().toString()))
            .body("items[0].authorName", equalTo("Vera"))
            .body("items[0].text", equalTo("Buy my coins"))
            .body("items[0].reports", equalTo(3))
            .body("items[0].reasons.reason", contains("SPAM", "OTHER"))
            .body("items[0].reasons.count", contains(2, 1))
            .body("items[0].firstReportedAt", notNullValue());
    assertThat(told.extract().asString()).doesNotContain(ben.id().toString());
    mia.request().get(reports(roomId)).then().statusCode(200).body("items", hasSize(1));
  }

  @Test
  void deletingWhatWasReportedMayMuteItsAuthor() throws Exception {
    var roomId = roomWithModerator();
    var message = said(roomId, "Buy my coins");
    report(ben, roomId, message, "SPAM").statusCode(204);

    resolve(mod, roomId, message, "{\"resolution\": \"DELETE\", \"muteSeconds\": 600}")
        .statusCode(204);

    vera.say(roomId, "Why?").statusCode(403).body("code", equalTo("MUTED"));
    open(mod, roomId).body("items", hasSize(0));
    resolve(mod, roomId, message, "{\"resolution\": \"DELETE\"}")
        .statusCode(204)
        .header("Idempotency-Replayed", "true");
    resolve(mod, roomId, message, "{\"resolution\": \"DISMISS\"}")
        .statusCode(422)
        .body("code", equalTo("REPORT_RESOLVED"));
    try (var log = new EventLog(roomId)) {
      assertThat(log.read())
          .filteredOn(RoomEvent::hasMessageDeleted)
          .extracting(event -> event.getMessageDeleted().getMessageId())
          .containsExactly(message);
    }
  }

  @Test
  void whatWasDismissedStaysDismissed() {
    var roomId = roomWithModerator();
    var message = said(roomId, "I do not like this song");
    report(ben, roomId, message, "HATE").statusCode(204);

    resolve(mod, roomId, message, "{\"resolution\": \"DISMISS\"}")
        .statusCode(204)
        .header("Idempotency-Replayed", nullValue());
    report(Person.named("Cleo"), roomId, message, "HATE").statusCode(204);

    open(mod, roomId).body("items", hasSize(0));
    vera.say(roomId, "But I like that one").statusCode(201);
  }

  @Test
  void messageThatStaffDeletesByItselfIsSettled() {
    var roomId = roomWithModerator();
    var message = said(roomId, "Buy my coins");
    report(ben, roomId, message, "SPAM").statusCode(204);

    delete(roomId, message);

    open(mod, roomId).body("items", hasSize(0));
    await()
        .untilAsserted(() ->
            report(Person.named("Cleo"), roomId, message, "SPAM")
                .statusCode(404)
                .body("code", equalTo("MESSAGE_NOT_FOUND")));
    report(ben, roomId, message, "SPAM").statusCode(204).header("Idempotency-Replayed", "true");
  }

  @Test
  void allThatWasReportedOfAPersonIsSettledWhenTheirMessagesGo() {
    var roomId = roomWithModerator();
    report(ben, roomId, said(roomId, "Buy my coins"), "SPAM").statusCode(204);
    report(ben, roomId, said(roomId, "Cheap"), "SPAM").statusCode(204);
    open(mod, roomId).body("items", hasSize(2));

    ben.request()
        .delete("/v1/rooms/{id}/people/{person}/messages", roomId, vera.id())
        .then()
        .statusCode(403)
        .body("code", equalTo("NOT_ROOM_MODERATOR"));
    mod.request()
        .delete("/v1/rooms/{id}/people/{person}/messages", roomId, vera.id())
        .then()
        .statusCode(204);

    open(mod, roomId).body("items", hasSize(0));
  }

  @Test
  void aBanSettlesWhatWasReported() {
    var roomId = roomWithModerator();
    report(ben, roomId, said(roomId, "Buy my coins"), "SPAM").statusCode(204);

    mod.request().put("/v1/rooms/{id}/bans/{person}", roomId, vera.id()).then().statusCode(204);

    open(mod, roomId).body("items", hasSize(0));
  }

  @Test
  void whoseMessagesAreDeletedAgainAndAgainIsMutedByTheRoom() throws Exception {
    var roomId = roomWithModerator();
    for (int i = 1; i <= 3; i++) {
      delete(roomId, said(roomId, "Buy my coins, " + i));
    }

    vera.say(roomId, "Why?").statusCode(403).body("code", equalTo("MUTED"));
    try (var log = new EventLog(roomId)) {
      assertThat(log.read())
          .filteredOn(RoomEvent::hasPersonMuted)
          .extracting(event -> event.getPersonMuted().getPersonId())
          .containsExactly(vera.id().toString());
    }
    await()
        .untilAsserted(() ->
            mod.request()
                .get("/v1/rooms/{id}/moderation", roomId)
                .then()
                .body("muted.personId", contains(vera.id().toString())));
  }

  @Test
  void listIsPagedTheOldestFirst() {
    var roomId = roomWithModerator();
    var messages = List.of(said(roomId, "one"), said(roomId, "two"), said(roomId, "three"));
    messages.forEach(message -> report(ben, roomId, message, "OTHER").statusCode(204));

    var first = mod.request().get(reports(roomId) + "?pageSize=2").then();
    first.body("items.text", contains("one", "two"));
    String token = first.extract().path("nextPageToken");
    mod.request()
        .get(reports(roomId) + "?pageSize=2&pageToken=" + token)
        .then()
        .body("items.text", contains("three"))
        .body("nextPageToken", nullValue());
  }

  @Test
  void onlyStaffSeesReportsAndDecides() {
    var roomId = roomWithModerator();
    var message = said(roomId, "Buy my coins");
    report(ben, roomId, message, "SPAM").statusCode(204);

    open(ben, roomId).statusCode(403).body("code", equalTo("NOT_ROOM_MODERATOR"));
    resolve(vera, roomId, message, "{\"resolution\": \"DISMISS\"}")
        .statusCode(403)
        .body("code", equalTo("NOT_ROOM_MODERATOR"));
    resolve(mod, roomId, UUID.randomUUID().toString(), "{\"resolution\": \"DISMISS\"}")
        .statusCode(404)
        .body("code", equalTo("REPORT_NOT_FOUND"));
  }

  @Test
  void staffIsNotMutedAndThenNothingIsDone() {
    var roomId = roomWithModerator();
    String message = mod.say(roomId, "Be nice").statusCode(201).extract().path("id");
    report(ben, roomId, message, "OTHER").statusCode(204);

    mia.request()
        .contentType("application/json")
        .body("{\"resolution\": \"DELETE\", \"muteSeconds\": 60}")
        .put(reports(roomId) + "/" + message + "/resolution")
        .then()
        .statusCode(422)
        .body("code", equalTo("STAFF_PROTECTED"));
    open(mod, roomId).body("items", hasSize(1));
  }

  @Test
  void onlyWhatWasSaidHereIsReportedAndByWhoMayBeHere() {
    var roomId = roomWithModerator();
    var message = said(roomId, "Hello");
    mod.request().put("/v1/rooms/{id}/bans/{p}", roomId, ben.id()).then().statusCode(204);

    await()
        .untilAsserted(() ->
            report(ben, roomId, message, "SPAM").statusCode(403).body("code", equalTo("BANNED")));
    report(vera, roomId, UUID.randomUUID().toString(), "SPAM")
        .statusCode(404)
        .body("code", equalTo("MESSAGE_NOT_FOUND"));
    report(vera, UUID.randomUUID(), message, "SPAM")
        .statusCode(404)
        .body("code", equalTo("ROOM_NOT_FOUND"));
  }

  @Test
  void personReportsOnlySoMuchWithinAWindowOfTime() throws Exception {
    var roomId = roomWithModerator();
    var message = said(roomId, "Hello");
    var cleo = Person.named("Cleo");
    for (int i = 0; i < config.maxReportsCount(); i++) {
      assertThat(store.report(words(UUID.randomUUID()), cleo.id(), Reason.SPAM)).isTrue();
    }

    report(cleo, roomId, message, "SPAM")
        .statusCode(429)
        .header("Retry-After", notNullValue())
        .body("code", equalTo("TOO_MANY_REPORTS"))
        .body("retryAt", notNullValue());
    report(ben, roomId, message, "SPAM").statusCode(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"reason\": \"DULL\"}", "{\"reason\": \"SPAM\", \"more\": 1}"})
  void reportThatMakesNoSenseIsMalformed(String body) {
    ben.request()
        .body(body)
        .post("/v1/rooms/{id}/messages/{m}/reports", UUID.randomUUID(), UUID.randomUUID())
        .then()
        .statusCode(400)
        .body("code", equalTo("INVALID_REQUEST"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"resolution\": \"FORGET\"}",
        "{\"resolution\": \"DISMISS\", \"muteSeconds\": 60}",
        "{\"resolution\": \"DELETE\", \"muteSeconds\": 0}",
        "{\"resolution\": \"DELETE\", \"muteSeconds\": 86401}"
      })
  void resolutionThatMakesNoSenseIsMalformed(String body) {
    resolve(mod, UUID.randomUUID(), UUID.randomUUID().toString(), body)
        .statusCode(400)
        .body("code", equalTo("INVALID_REQUEST"));
  }

  @Test
  void wordsAreKeptForATimeOnly() throws Exception {
    var now = Instant.now();
    var old = insert(now.minus(config.kept()).minus(Duration.ofMinutes(1)));
    var young = insert(now.minus(config.kept()).plus(Duration.ofMinutes(5)));

    while (store.deleteOld(1) > 0) {
      assertThat(store.find(young.roomId(), young.messageId())).isPresent();
    }

    assertThat(store.find(old.roomId(), old.messageId())).isEmpty();
    assertThat(store.hasReported(old.roomId(), old.messageId(), ben.id())).isFalse();
    assertThat(store.find(young.roomId(), young.messageId()))
        .contains(new ReportStore.Kept(young.authorId(), Optional.empty()));
    assertThat(store.hasReported(young.roomId(), young.messageId(), ben.id())).isTrue();
  }

  private ReportStore.Words insert(Instant at) throws SQLException {
    var words = words(UUID.randomUUID());
    var time = OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    try (var connection = database.getConnection();
        var message =
            connection.prepareStatement(
                """
                INSERT INTO reported_message
                  (room_id, message_id, author_id, author_name, text, first_reported_at)
                VALUES (?, ?, ?, 'Vera', 'Hello', ?)
                """);
        var report =
            connection.prepareStatement(
                """
                INSERT INTO message_report (room_id, message_id, reporter_id, reason, reported_at)
                VALUES (?, ?, ?, 'SPAM', ?)
                """)) {
      message.setObject(1, words.roomId());
      message.setObject(2, words.messageId());
      message.setObject(3, words.authorId());
      message.setObject(4, time);
      message.executeUpdate();
      report.setObject(1, words.roomId());
      report.setObject(2, words.messageId());
      report.setObject(3, ben.id());
      report.setObject(4, time);
      report.executeUpdate();
    }
    return words;
  }

  private ReportStore.Words words(UUID messageId) {
    return new ReportStore.Words(UUID.randomUUID(), messageId, vera.id(), "Vera", "Hello");
  }

  private UUID roomWithModerator() {
    var roomId = mia.liveRoom();
    mia.request()
        .put("/v1/rooms/{id}/moderators/{person}", roomId, mod.id())
        .then()
        .statusCode(204);
    await().untilAsserted(() -> open(mod, roomId).statusCode(200));
    return roomId;
  }

  /// By Vera.
  private String said(UUID roomId, String text) {
    return vera.say(roomId, text).statusCode(201).extract().path("id");
  }

  private void delete(UUID roomId, String message) {
    mod.request()
        .delete("/v1/rooms/{id}/messages/{message}", roomId, message)
        .then()
        .statusCode(204);
  }

  private static ValidatableResponse report(Person by, UUID roomId, String message, String reason) {
    return by.request()
        .body("{\"reason\": \"" + reason + "\"}")
        .post("/v1/rooms/{id}/messages/{message}/reports", roomId, message)
        .then();
  }

  private static ValidatableResponse open(Person by, UUID roomId) {
    return by.request().get(reports(roomId)).then();
  }

  private static ValidatableResponse resolve(Person by, UUID roomId, String message, String body) {
    return by.request().body(body).put(reports(roomId) + "/" + message + "/resolution").then();
  }

  private static String reports(UUID roomId) {
    return "/v1/rooms/" + roomId + "/reports";
  }
}
