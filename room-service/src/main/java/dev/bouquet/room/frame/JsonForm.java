package dev.bouquet.room.frame;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.bouquet.contracts.room.v1.RoomStanding;
import dev.bouquet.room.view.RoomView;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Frames in JSON, as docs/api.md has them.
final class JsonForm implements Form {
  static final Form FORM = new JsonForm();

  private JsonForm() {}

  @Override
  public byte[] batch(Place place, List<EncodedEvent> events) {
    return Json.object(json -> {
      json.writeStringField("t", "batch");
      writePlace(json, place);
      writeEvents(json, "events", events);
    });
  }

  @Override
  public byte[] recovered(Place place) {
    return Json.object(json -> {
      json.writeStringField("t", "joined");
      writePlace(json, place);
      json.writeBooleanField("recovered", true);
    });
  }

  @Override
  public byte[] snapshot(Place place, Standpoint standpoint) {
    return Json.object(json -> {
      json.writeStringField("t", "joined");
      writePlace(json, place);
      json.writeBooleanField("recovered", false);
      json.writeObjectFieldStart("snapshot");
      Json.writeView(json, "room", RoomView.of(standpoint.room()));
      EventJson.writeTotals(json, standpoint.totals());
      writeStanding(json, standpoint.standing());
      writeEvents(json, "messages", standpoint.messages());
      json.writeEndObject();
    });
  }

  @Override
  public byte[] live(Place place, Optional<RoomStanding> standing, List<EncodedEvent> ambient) {
    return Json.object(json -> {
      json.writeStringField("t", "live");
      writePlace(json, place);
      writeStanding(json, standing);
      writeEvents(json, "events", ambient);
    });
  }

  @Override
  public byte[] connection(ConnectionFrame frame) {
    return Json.object(json -> {
      switch (frame) {
        case ConnectionFrame.Hello(long authTimeout, long pingInterval, long tick) -> {
          json.writeStringField("t", "hello");
          json.writeNumberField("authTimeoutMs", authTimeout);
          json.writeNumberField("pingIntervalMs", pingInterval);
          json.writeNumberField("tickMs", tick);
        }
        case ConnectionFrame.Expiring(long in) -> {
          json.writeStringField("t", "expiring");
          json.writeNumberField("inMs", in);
        }
        case ConnectionFrame.Bye(var code, var retryAfter) -> {
          json.writeStringField("t", "bye");
          json.writeStringField("code", code);
          json.writeBooleanField("reconnect", retryAfter.isPresent());
          if (retryAfter.isPresent()) {
            json.writeNumberField("retryAfterMs", retryAfter.getAsLong());
          }
        }
      }
    });
  }

  private static void writePlace(JsonGenerator json, Place place) throws IOException {
    json.writeStringField("room", place.roomId().toString());
    json.writeStringField("epoch", place.epoch());
    json.writeNumberField("seq", place.seq());
  }

  private static void writeStanding(JsonGenerator json, Optional<RoomStanding> standing)
      throws IOException {
    if (standing.isPresent()) {
      json.writeObjectFieldStart("standing");
      StandingJson.write(json, standing.get());
      json.writeEndObject();
    }
  }

  private static void writeEvents(JsonGenerator json, String name, List<EncodedEvent> events)
      throws IOException {
    Json.writeEncoded(json, name, events.stream().map(EncodedEvent::json).toList());
  }
}
