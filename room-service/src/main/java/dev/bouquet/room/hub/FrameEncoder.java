package dev.bouquet.room.hub;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.google.protobuf.Timestamp;
import dev.bouquet.contracts.room.v1.GiftShown;
import dev.bouquet.contracts.room.v1.Room;
import dev.bouquet.contracts.room.v1.RoomEvent;
import dev.bouquet.contracts.room.v1.RoomTotals;
import dev.bouquet.room.view.RoomView;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The stream's frames as docs/api.md has them. An event is encoded once, when it arrives, and
/// copied into every frame that carries it.
final class FrameEncoder {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int EVENT_BYTES = 512;

  private FrameEncoder() {}

  @FunctionalInterface
  private interface Body {
    void write(JsonGenerator json) throws IOException;
  }

  static byte[] event(RoomEvent event) {
    return object(json -> {
      json.writeNumberField("seq", event.getSeq());
      json.writeStringField("type", typeOf(event));
      writeTime(json, "at", event.getAt());
      writeTotals(json, event.getTotals());
      if (event.hasGiftShown()) {
        writeGift(json, event.getGiftShown());
      }
    });
  }

  /// Frames of at most `maxBytes` of events each, but for a single event that is larger.
  static List<Frame> batches(
      UUID roomId, String epoch, List<EventHistory.Entry> events, int maxBytes) {
    var frames = new ArrayList<Frame>();
    int from = 0;
    int bytes = 0;
    for (int i = 0; i < events.size(); i++) {
      bytes += events.get(i).json().length;
      if (bytes > maxBytes && i > from) {
        frames.add(batch(roomId, epoch, events.subList(from, i)));
        from = i;
        bytes = events.get(i).json().length;
      }
    }
    if (from < events.size()) {
      frames.add(batch(roomId, epoch, events.subList(from, events.size())));
    }
    return frames;
  }

  private static Frame batch(UUID roomId, String epoch, List<EventHistory.Entry> events) {
    var out = new ByteArrayOutputStream(EVENT_BYTES * (events.size() + 1));
    try (var json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("t", "batch");
      writePlace(json, roomId, epoch, events.getLast().seq());
      json.writeArrayFieldStart("events");
      json.flush(); // what follows goes past the generator
      for (int i = 0; i < events.size(); i++) {
        if (i > 0) {
          out.write(',');
        }
        out.write(events.get(i).json());
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Frame(out.toByteArray(), events.size());
  }

  static Frame recovered(UUID roomId, String epoch, long seq) {
    return new Frame(
        object(json -> {
          json.writeStringField("t", "joined");
          writePlace(json, roomId, epoch, seq);
          json.writeBooleanField("recovered", true);
        }),
        0);
  }

  static Frame snapshot(UUID roomId, String epoch, long seq, Room room, RoomTotals totals) {
    return new Frame(
        object(json -> {
          json.writeStringField("t", "joined");
          writePlace(json, roomId, epoch, seq);
          json.writeBooleanField("recovered", false);
          json.writeObjectFieldStart("snapshot");
          json.writeObjectFieldStart("room");
          writeRoom(json, RoomView.of(room));
          json.writeEndObject();
          writeTotals(json, totals);
          json.writeEndObject();
        }),
        0);
  }

  private static byte[] object(Body body) {
    var out = new ByteArrayOutputStream(EVENT_BYTES);
    try (var json = JSON.createGenerator(out)) {
      json.writeStartObject();
      body.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void writePlace(JsonGenerator json, UUID roomId, String epoch, long seq)
      throws IOException {
    json.writeStringField("room", roomId.toString());
    json.writeStringField("epoch", epoch);
    json.writeNumberField("seq", seq);
  }

  private static void writeTotals(JsonGenerator json, RoomTotals totals) throws IOException {
    json.writeObjectFieldStart("totals");
    json.writeNumberField("gifts", totals.getGifts());
    json.writeNumberField("coins", totals.getCoins());
    json.writeEndObject();
  }

  private static void writeGift(JsonGenerator json, GiftShown gift) throws IOException {
    json.writeObjectFieldStart("gift");
    json.writeStringField("id", gift.getChargeId());
    json.writeStringField("giftId", gift.getGiftId());
    json.writeStringField("giftName", gift.getGiftName());
    json.writeNumberField("quantity", gift.getQuantity());
    json.writeNumberField("coins", gift.getCoins());
    json.writeStringField("senderId", gift.getSenderId());
    json.writeStringField("senderName", gift.getSenderName());
    json.writeStringField("receiverId", gift.getReceiverId());
    writeTime(json, "chargedAt", gift.getChargedAt());
    json.writeEndObject();
  }

  private static void writeRoom(JsonGenerator json, RoomView room) throws IOException {
    json.writeStringField("id", room.id());
    json.writeStringField("hostId", room.hostId());
    json.writeStringField("hostName", room.hostName());
    json.writeStringField("title", room.title());
    json.writeStringField("status", room.status().name());
    json.writeStringField("createdAt", room.createdAt().toString());
    writeOptional(json, "startedAt", room.startedAt());
    writeOptional(json, "endedAt", room.endedAt());
  }

  private static void writeOptional(JsonGenerator json, String field, @Nullable Object value)
      throws IOException {
    if (value != null) {
      json.writeStringField(field, value.toString());
    }
  }

  private static void writeTime(JsonGenerator json, String field, Timestamp at) throws IOException {
    json.writeStringField(field, RoomView.instant(at).toString());
  }

  /// A type that this version does not know still has its place in the log; clients ignore it.
  private static String typeOf(RoomEvent event) {
    return switch (event.getEventCase()) {
      case ROOM_CREATED -> "created";
      case ROOM_STARTED -> "started";
      case ROOM_ENDED -> "ended";
      case GIFT_SHOWN -> "gift";
      case ROOM_PAUSED -> "paused";
      case ROOM_RESUMED -> "resumed";
      case ROOM_SUSPENDED -> "suspended";
      case SUSPENSION_LIFTED -> "suspensionLifted";
      case ROOM_CHANGED -> "changed";
      case PERSON_BANNED -> "banned";
      case PERSON_MUTED -> "muted";
      case MESSAGE_DELETED -> "messageDeleted";
      case MESSAGE_PINNED -> "pinned";
      case MESSAGE_UNPINNED -> "unpinned";
      case GIFT_REVERSED -> "giftReversed";
      case COMBO_ENDED -> "comboEnded";
      case GOAL_SET -> "goalSet";
      case GOAL_DROPPED -> "goalDropped";
      case SUB_GOAL_REACHED -> "subGoalReached";
      case GOAL_REACHED -> "goalReached";
      case MESSAGE_SAID -> "message";
      case APPLAUSE -> "applause";
      case COMMAND_DONE, EVENT_NOT_SET -> "unknown";
    };
  }
}
