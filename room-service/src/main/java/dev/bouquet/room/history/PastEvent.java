package dev.bouquet.room.history;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.bouquet.contracts.room.v1.RoomEvent;
import dev.bouquet.room.frame.EventJson;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

/// @param json as in the stream's `batch` frames, and `epoch`
@Schema(
    description = "An event as in the stream's batch frames (asyncapi.yaml), and its epoch",
    additionalProperties = Schema.True.class,
    properties = {
      @SchemaProperty(name = "epoch", type = SchemaType.STRING),
      @SchemaProperty(name = "seq", type = SchemaType.INTEGER, format = "int64"),
      @SchemaProperty(name = "type", type = SchemaType.STRING),
      @SchemaProperty(name = "at", type = SchemaType.STRING, format = "date-time")
    })
public record PastEvent(@Schema(hidden = true) String json) {
  static PastEvent of(RoomEvent event) {
    return new PastEvent(EventJson.ofLog(event));
  }

  @Override
  @JsonValue
  @JsonRawValue
  public String json() {
    return json;
  }
}
