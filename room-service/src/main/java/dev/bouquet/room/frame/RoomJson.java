package dev.bouquet.room.frame;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.bouquet.contracts.room.v1.RoomDetails;
import java.io.IOException;

/// What a room says about itself, with the names that it has over REST.
final class RoomJson {
  private RoomJson() {}

  static void writeDetails(JsonGenerator json, RoomDetails details) throws IOException {
    json.writeStringField("title", details.getTitle());
    Json.writeText(json, "language", details.getLanguage());
    StandingJson.writeTexts(json, "tags", details.getTagsList());
    Json.writeText(json, "coverUrl", details.getCoverUrl());
    if (details.hasScheduledFor()) {
      Json.writeTime(json, "scheduledFor", details.getScheduledFor());
    }
  }
}
