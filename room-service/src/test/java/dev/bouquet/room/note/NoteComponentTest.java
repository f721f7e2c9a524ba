package dev.bouquet.room.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.bouquet.kit.id.Ids;
import dev.bouquet.room.support.Creator;
import dev.bouquet.room.support.Person;
import dev.bouquet.room.support.RoomComponent;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RoomComponent
class NoteComponentTest {
  @Inject NoteStore store;
  @Inject NoteConfig config;
  @Inject DataSource database;

  private final Creator mia = Creator.named("Mia");
  private final Person vera = Person.named("Vera");
  private final Person mo = Person.named("Mo");
  private final Person ada = Person.named("Ada");

  @Test
  void staffReadsWhatStaffHasNotedTheNewestFirst() {
    var roomId = roomWithModerators();

    note(mo.request(), roomId, "Asked twice not to shout")
        .statusCode(201)
        .body("id", notNullValue())
        .body("personId", equalTo(vera.id().toString()))
        .body("authorId", equalTo(mo.id().toString()))
        .body("authorName", equalTo("Mo"))
        .body("text", equalTo("Asked twice not to shout"))
        .body("notedAt", notNullValue())
        .header("Idempotency-Replayed", nullValue());
    note(mia.request(), roomId, "Said sorry").statusCode(201);

    read(ada.request(), roomId)
        .statusCode(200)
        .body("items.text", contains("Said sorry", "Asked twice not to shout"));
  }

  @Test
  void nobodyElseReadsWritesOrDeletes() {
    var roomId = roomWithModerators();
    String noteId = note(mo.request(), roomId, "Shouts").extract().path("id");

    read(vera.request(), roomId).statusCode(403).body("code", equalTo("NOT_ROOM_MODERATOR"));
    note(vera.request(), roomId, "Very nice")
        .statusCode(403)
        .body("code", equalTo("NOT_ROOM_MODERATOR"));
    delete(vera.request(), roomId, noteId)
        .statusCode(403)
        .body("code", equalTo("NOT_ROOM_MODERATOR"));
    read(mia.request(), UUID.randomUUID()).statusCode(404).body("code", equalTo("ROOM_NOT_FOUND"));
    read(mia.request(), roomId).body("items", hasSize(1));
  }

  @Test
  void notesAreThereInAllRoomsOfTheHostAndInNoOthers() {
    note(mia.request(), mia.liveRoom(), "Shouts").statusCode(201);

    read(mia.request(), mia.liveRoom()).body("items.text", contains("Shouts"));
    var leo = Creator.named("Leo");
    read(leo.request(), leo.liveRoom()).body("items", hasSize(0));
  }

  @Test
  void keyNotesOnce() {
    var roomId = roomWithModerators();
    var key = Ids.next();

    String id = note(mo.request(), roomId, "Shouts", key).statusCode(201).extract().path("id");
    note(mo.request(), roomId, " Shouts ", key)
        .statusCode(201)
        .body("id", equalTo(id))
        .header("Idempotency-Replayed", "true");
    note(mo.request(), roomId, "Sings", key).statusCode(422).body("code", equalTo("KEY_REUSED"));
    note(ada.request(), roomId, "Sings", key).statusCode(201);

    read(mia.request(), roomId).body("items.text", contains("Sings", "Shouts"));
  }

  @Test
  void authorAndHostDelete() {
    var roomId = roomWithModerators();
    String first = note(mo.request(), roomId, "Shouts").extract().path("id");
    String second = note(mo.request(), roomId, "Shouts again").extract().path("id");

    delete(ada.request(), roomId, first).statusCode(403).body("code", equalTo("NOT_NOTE_AUTHOR"));
    delete(mo.request(), roomId, first).statusCode(204);
    delete(mia.request(), roomId, second).statusCode(204);
    delete(mia.request(), roomId, second).statusCode(404).body("code", equalTo("NOTE_NOT_FOUND"));

    read(mia.request(), roomId).body("items", hasSize(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "two\\nlines", "a\\u202eb"})
  void noteIsOneLineWithSomethingInIt(String text) {
    note(mia.request(), mia.liveRoom(), text)
        .statusCode(400)
        .body("code", equalTo("INVALID_REQUEST"));
  }

  @Test
  void oldestMakeRoom() throws SQLException {
    var roomId = mia.liveRoom();
    for (int i = 0; i <= config.maxNotesCount(); i++) {
      var _ = store.add(mia.id(), Ids.next(), vera.id(), mia.id(), "Mia", "note " + i);
    }

    List<String> texts = read(mia.request(), roomId).extract().path("items.text");
    assertThat(texts)
        .hasSize(config.maxNotesCount())
        .startsWith("note " + config.maxNotesCount())
        .endsWith("note 1");
  }

  @Test
  void notesAreDeletedAfterTheirTime() throws SQLException {
    var roomId = mia.liveRoom();
    noteLongAgo();
    note(mia.request(), roomId, "Today").statusCode(201);
    read(mia.request(), roomId).body("items.text", contains("Today", "Long ago"));

    while (store.deleteOld(1) > 0) {
      // as many as there are
    }

    read(mia.request(), roomId).body("items.text", contains("Today"));
  }

  private void noteLongAgo() throws SQLException {
    var longAgo = Instant.now().minus(config.kept()).minusSeconds(1);
    try (var connection = database.getConnection();
        var insert =
            connection.prepareStatement(
                "INSERT INTO moderator_note VALUES (?, ?, ?, ?, 'Mia', 'Long ago', ?)")) {
      insert.setObject(1, Ids.next());
      insert.setObject(2, mia.id());
      insert.setObject(3, vera.id());
      insert.setObject(4, mia.id());
      insert.setObject(5, longAgo.atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    }
  }

  private UUID roomWithModerators() {
    var roomId = mia.liveRoom();
    for (var person : new Person[] {mo, ada}) {
      mia.request()
          .put("/v1/rooms/{id}/moderators/{person}", roomId, person.id())
          .then()
          .statusCode(204);
      await().untilAsserted(() -> read(person.request(), roomId).statusCode(200));
    }
    return roomId;
  }

  /// About Vera.
  private ValidatableResponse note(RequestSpecification by, UUID roomId, String text) {
    return by.contentType("application/json")
        .body("{\"text\": \"" + text + "\"}")
        .post("/v1/rooms/{id}/people/{person}/notes", roomId, vera.id())
        .then();
  }

  private ValidatableResponse note(RequestSpecification by, UUID roomId, String text, UUID key) {
    return by.header("Idempotency-Key", key)
        .contentType("application/json")
        .body("{\"text\": \"" + text + "\"}")
        .post("/v1/rooms/{id}/people/{person}/notes", roomId, vera.id())
        .then();
  }

  private ValidatableResponse read(RequestSpecification by, UUID roomId) {
    return by.get("/v1/rooms/{id}/people/{person}/notes", roomId, vera.id()).then();
  }

  private ValidatableResponse delete(RequestSpecification by, UUID roomId, String noteId) {
    return by.delete("/v1/rooms/{id}/people/{person}/notes/{note}", roomId, vera.id(), noteId)
        .then();
  }
}
