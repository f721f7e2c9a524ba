package dev.bouquet.room.frame;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.bouquet.contracts.gift.v1.GiftReversalReason;
import dev.bouquet.contracts.room.v1.Applause;
import dev.bouquet.contracts.room.v1.ComboEnded;
import dev.bouquet.contracts.room.v1.ComboStep;
import dev.bouquet.contracts.room.v1.GestureShown;
import dev.bouquet.contracts.room.v1.GiftReversed;
import dev.bouquet.contracts.room.v1.GiftShown;
import dev.bouquet.contracts.room.v1.Goal;
import dev.bouquet.contracts.room.v1.GoalReached;
import dev.bouquet.contracts.room.v1.MessageSaid;
import dev.bouquet.contracts.room.v1.MessagesDeleted;
import dev.bouquet.contracts.room.v1.MomentumLevelReached;
import dev.bouquet.contracts.room.v1.PersonBanned;
import dev.bouquet.contracts.room.v1.PersonMuted;
import dev.bouquet.contracts.room.v1.RoomChanged;
import dev.bouquet.contracts.room.v1.RoomEvent;
import dev.bouquet.contracts.room.v1.RoomTotals;
import dev.bouquet.contracts.room.v1.SubGoalReached;
import dev.bouquet.contracts.room.v1.TestGift;
import dev.bouquet.room.view.LineupView;
import dev.bouquet.room.view.SettingsView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Events in JSON.
public final class EventJson {
  private EventJson() {}

  /// A control or durable event as viewers are told it, and beside it the epoch, which in the
  /// stream is the frame's.
  public static String ofLog(RoomEvent event) {
    var shown = Discretion.forViewers(event);
    var json =
        Json.object(body -> {
          body.writeStringField("epoch", event.getEpoch());
          writeLogged(body, shown);
        });
    return new String(json, StandardCharsets.UTF_8);
  }

  /// A control or durable event.
  static byte[] logged(RoomEvent event) {
    return Json.object(json -> writeLogged(json, event));
  }

  private static void writeLogged(JsonGenerator json, RoomEvent event) throws IOException {
    json.writeNumberField("seq", event.getSeq());
    writeHead(json, event);
    writeTotals(json, event.getTotals());
    writeBody(json, event);
  }

  static byte[] ambient(RoomEvent event) {
    return Json.object(json -> {
      writeHead(json, event);
      writeBody(json, event);
    });
  }

  static void writeTotals(JsonGenerator json, RoomTotals totals) throws IOException {
    json.writeObjectFieldStart("totals");
    json.writeNumberField("gifts", totals.getGifts());
    json.writeNumberField("coins", totals.getCoins());
    json.writeEndObject();
  }

  private static void writeHead(JsonGenerator json, RoomEvent event) throws IOException {
    json.writeStringField("type", typeOf(event));
    Json.writeTime(json, "at", event.getAt());
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
      case LINEUP_CHANGED -> "lineupChanged";
      case PERSON_BANNED -> "banned";
      case PERSON_MUTED -> "muted";
      case MESSAGE_DELETED -> "messageDeleted";
      case MESSAGES_DELETED -> "messagesDeleted";
      case MESSAGE_PINNED -> "pinned";
      case MESSAGE_UNPINNED -> "unpinned";
      case GIFT_REVERSED -> "giftReversed";
      case COMBO_ENDED -> "comboEnded";
      case GOAL_SET -> "goalSet";
      case GOAL_DROPPED -> "goalDropped";
      case SUB_GOAL_REACHED -> "subGoalReached";
      case GOAL_REACHED -> "goalReached";
      case MOMENTUM_BEGUN -> "momentumBegun";
      case MOMENTUM_LEVEL_REACHED -> "momentumLevelReached";
      case MOMENTUM_ENDED -> "momentumEnded";
      case MESSAGE_SAID -> "message";
      case APPLAUSE -> "applause";
      case TEST_GIFT -> "testGift";
      case GESTURE_SHOWN -> "gesture";
      case COMMAND_DONE, EVENT_NOT_SET -> "unknown";
    };
  }

  private static void writeBody(JsonGenerator json, RoomEvent event) throws IOException {
    switch (event.getEventCase()) {
      case GIFT_SHOWN -> writeGift(json, event.getGiftShown());
      case GIFT_REVERSED -> writeReversal(json, event.getGiftReversed());
      case COMBO_ENDED -> writeComboEnded(json, event.getComboEnded());
      case GOAL_SET -> writeGoal(json, event.getGoalSet().getGoal());
      case GOAL_DROPPED -> writeId(json, "goalDropped", event.getGoalDropped().getGoalId());
      case SUB_GOAL_REACHED -> writeSubGoalReached(json, event.getSubGoalReached());
      case GOAL_REACHED -> writeGoalReached(json, event.getGoalReached());
      case MOMENTUM_BEGUN ->
          StandingJson.writeMomentum(json, event.getMomentumBegun().getMomentum());
      case MOMENTUM_LEVEL_REACHED -> writeLevelReached(json, event.getMomentumLevelReached());
      case MOMENTUM_ENDED ->
          StandingJson.writeMomentum(json, event.getMomentumEnded().getMomentum());
      case ROOM_CHANGED -> writeChanged(json, event.getRoomChanged());
      case LINEUP_CHANGED ->
          Json.writeView(json, "lineup", LineupView.of(event.getLineupChanged().getLineup()));
      case PERSON_BANNED -> writeBanned(json, event.getPersonBanned());
      case PERSON_MUTED -> writeMuted(json, event.getPersonMuted());
      case MESSAGE_DELETED ->
          writeId(json, "messageDeleted", event.getMessageDeleted().getMessageId());
      case MESSAGES_DELETED -> writeDeleted(json, event.getMessagesDeleted());
      case MESSAGE_PINNED -> StandingJson.writePin(json, event.getMessagePinned().getPin());
      case MESSAGE_SAID -> writeMessage(json, event.getMessageSaid());
      case APPLAUSE -> writeApplause(json, event.getApplause());
      case TEST_GIFT -> writeTestGift(json, event.getTestGift());
      case GESTURE_SHOWN -> writeGesture(json, event.getGestureShown());
      case ROOM_CREATED,
          ROOM_STARTED,
          ROOM_ENDED,
          ROOM_PAUSED,
          ROOM_RESUMED,
          ROOM_SUSPENDED,
          SUSPENSION_LIFTED,
          MESSAGE_UNPINNED,
          COMMAND_DONE,
          EVENT_NOT_SET -> {}
    }
  }

  private static void writeGift(JsonGenerator json, GiftShown gift) throws IOException {
    json.writeObjectFieldStart("gift");
    json.writeStringField("id", gift.getChargeId());
    json.writeStringField("giftId", gift.getGiftId());
    json.writeStringField("giftName", gift.getGiftName());
    json.writeNumberField("quantity", gift.getQuantity());
    json.writeNumberField("coins", gift.getCoins());
    Json.writeSender(json, gift.getSenderId(), gift.getSenderName());
    json.writeStringField("receiverId", gift.getReceiverId());
    if (!gift.getMessage().isEmpty()) {
      json.writeStringField("message", gift.getMessage());
    }
    if (gift.hasPinnedUntil()) {
      Json.writeTime(json, "pinnedUntil", gift.getPinnedUntil());
    }
    Json.writeTime(json, "chargedAt", gift.getChargedAt());
    if (gift.hasCombo()) {
      writeStep(json, gift.getCombo());
    }
    json.writeBooleanField("first", gift.getFirst());
    writeReason(json, "returning", gift.getReturning());
    json.writeEndObject();
  }

  private static void writeStep(JsonGenerator json, ComboStep combo) throws IOException {
    json.writeObjectFieldStart("combo");
    json.writeStringField("id", combo.getComboId());
    json.writeNumberField("delta", combo.getDelta());
    json.writeNumberField("total", combo.getTotal());
    json.writeEndObject();
  }

  private static void writeComboEnded(JsonGenerator json, ComboEnded combo) throws IOException {
    json.writeObjectFieldStart("comboEnded");
    json.writeStringField("id", combo.getComboId());
    json.writeStringField("giftId", combo.getGiftId());
    json.writeStringField("giftName", combo.getGiftName());
    Json.writeSender(json, combo.getSenderId(), combo.getSenderName());
    json.writeStringField("receiverId", combo.getReceiverId());
    json.writeNumberField("total", combo.getTotal());
    json.writeNumberField("coins", combo.getCoins());
    json.writeEndObject();
  }

  private static void writeReversal(JsonGenerator json, GiftReversed gift) throws IOException {
    json.writeObjectFieldStart("giftReversed");
    json.writeStringField("id", gift.getChargeId());
    json.writeStringField("reversalId", gift.getReversalId());
    json.writeStringField("giftId", gift.getGiftId());
    json.writeStringField("giftName", gift.getGiftName());
    Json.writeSender(json, gift.getSenderId(), gift.getSenderName());
    json.writeNumberField("coins", gift.getCoins());
    writeReason(json, "reason", gift.getReason());
    json.writeEndObject();
  }

  private static void writeReason(JsonGenerator json, String field, GiftReversalReason reason)
      throws IOException {
    switch (reason) {
      case GIFT_REVERSAL_REASON_ROOM_SUSPENDED -> json.writeStringField(field, "ROOM_SUSPENDED");
      case GIFT_REVERSAL_REASON_UNDONE -> json.writeStringField(field, "UNDONE");
      case GIFT_REVERSAL_REASON_SENDER_BANNED -> json.writeStringField(field, "SENDER_BANNED");
      case GIFT_REVERSAL_REASON_UNSPECIFIED, UNRECOGNIZED -> {}
    }
  }

  private static void writeGoal(JsonGenerator json, Goal goal) throws IOException {
    json.writeObjectFieldStart("goal");
    StandingJson.writeGoal(json, goal);
    json.writeEndObject();
  }

  private static void writeSubGoalReached(JsonGenerator json, SubGoalReached reached)
      throws IOException {
    writeGoal(json, reached.getGoal());
    json.writeObjectFieldStart("subGoalReached");
    json.writeNumberField("index", reached.getIndex());
    if (!reached.getPersonId().isEmpty()) {
      json.writeStringField("personId", reached.getPersonId());
      json.writeStringField("name", reached.getName());
    }
    json.writeEndObject();
  }

  private static void writeGoalReached(JsonGenerator json, GoalReached reached) throws IOException {
    writeGoal(json, reached.getGoal());
    json.writeObjectFieldStart("goalReached");
    if (!reached.getPersonId().isEmpty()) {
      json.writeStringField("personId", reached.getPersonId());
      json.writeStringField("name", reached.getName());
    }
    json.writeEndObject();
  }

  private static void writeLevelReached(JsonGenerator json, MomentumLevelReached reached)
      throws IOException {
    StandingJson.writeMomentum(json, reached.getMomentum());
    json.writeObjectFieldStart("momentumLevelReached");
    if (!reached.getPersonId().isEmpty()) {
      json.writeStringField("personId", reached.getPersonId());
      json.writeStringField("name", reached.getName());
    }
    json.writeEndObject();
  }

  private static void writeChanged(JsonGenerator json, RoomChanged changed) throws IOException {
    json.writeObjectFieldStart("changed");
    RoomJson.writeDetails(json, changed.getDetails());
    Json.writeView(json, "settings", SettingsView.of(changed.getSettings()));
    json.writeEndObject();
  }

  private static void writeBanned(JsonGenerator json, PersonBanned banned) throws IOException {
    json.writeObjectFieldStart("banned");
    json.writeStringField("personId", banned.getPersonId());
    json.writeBooleanField("lifted", banned.getLifted());
    json.writeEndObject();
  }

  private static void writeMuted(JsonGenerator json, PersonMuted muted) throws IOException {
    json.writeObjectFieldStart("muted");
    json.writeStringField("personId", muted.getPersonId());
    if (muted.hasUntil()) {
      Json.writeTime(json, "until", muted.getUntil());
    }
    json.writeEndObject();
  }

  private static void writeDeleted(JsonGenerator json, MessagesDeleted deleted) throws IOException {
    json.writeObjectFieldStart("messagesDeleted");
    json.writeStringField("personId", deleted.getPersonId());
    json.writeEndObject();
  }

  private static void writeId(JsonGenerator json, String name, String id) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("id", id);
    json.writeEndObject();
  }

  private static void writeMessage(JsonGenerator json, MessageSaid message) throws IOException {
    json.writeObjectFieldStart("message");
    json.writeStringField("id", message.getMessageId());
    json.writeStringField("authorId", message.getAuthorId());
    json.writeStringField("authorName", message.getAuthorName());
    json.writeStringField("text", message.getText());
    json.writeBooleanField("byStaff", message.getByStaff());
    if (message.getMentionedIdsCount() > 0) {
      StandingJson.writeTexts(json, "mentions", message.getMentionedIdsList());
    }
    json.writeEndObject();
  }

  private static void writeGesture(JsonGenerator json, GestureShown gesture) throws IOException {
    json.writeObjectFieldStart("gesture");
    switch (gesture.getKind()) {
      case GESTURE_KIND_FOLLOW -> json.writeStringField("kind", "FOLLOW");
      case GESTURE_KIND_SHARE -> json.writeStringField("kind", "SHARE");
      case GESTURE_KIND_UNSPECIFIED, UNRECOGNIZED -> {}
    }
    json.writeStringField("personId", gesture.getPersonId());
    json.writeStringField("name", gesture.getName());
    json.writeEndObject();
  }

  private static void writeTestGift(JsonGenerator json, TestGift gift) throws IOException {
    json.writeObjectFieldStart("testGift");
    json.writeStringField("id", gift.getId());
    json.writeStringField("giftId", gift.getGiftId());
    json.writeStringField("giftName", gift.getGiftName());
    json.writeNumberField("quantity", gift.getQuantity());
    Json.writeSender(json, gift.getSenderId(), gift.getSenderName());
    json.writeStringField("receiverId", gift.getReceiverId());
    if (!gift.getMessage().isEmpty()) {
      json.writeStringField("message", gift.getMessage());
    }
    json.writeEndObject();
  }

  private static void writeApplause(JsonGenerator json, Applause applause) throws IOException {
    json.writeObjectFieldStart("applause");
    json.writeNumberField("likes", applause.getLikes());
    json.writeNumberField("totalLikes", applause.getTotalLikes());
    json.writeNumberField("entered", applause.getEntered());
    StandingJson.writeTexts(json, "enteredNames", applause.getEnteredNamesList());
    json.writeEndObject();
  }
}
