package dev.bouquet.room.frame;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.bouquet.contracts.room.v1.Combo;
import dev.bouquet.contracts.room.v1.Goal;
import dev.bouquet.contracts.room.v1.Momentum;
import dev.bouquet.contracts.room.v1.Pin;
import dev.bouquet.contracts.room.v1.Rank;
import dev.bouquet.contracts.room.v1.RoomStanding;
import dev.bouquet.contracts.room.v1.ShoutOut;
import dev.bouquet.contracts.room.v1.SubGoalProgress;
import java.io.IOException;
import java.util.List;

/// A room's standing in JSON, and its parts.
final class StandingJson {
  private StandingJson() {}

  /// The fields of an object.
  static void write(JsonGenerator json, RoomStanding standing) throws IOException {
    json.writeNumberField("viewers", standing.getViewers());
    json.writeNumberField("likes", standing.getLikes());
    writeRanks(json, "topSenders", "coins", standing.getTopSendersList());
    writeRanks(json, "mostPresent", "minutes", standing.getMostPresentList());
    json.writeNumberField("senders", standing.getSenders());
    writeTexts(json, "newestSenders", standing.getNewestSendersList());
    json.writeArrayFieldStart("goals");
    for (var goal : standing.getGoalsList()) {
      json.writeStartObject();
      writeGoal(json, goal);
      json.writeEndObject();
    }
    json.writeEndArray();
    writeCombos(json, standing.getCombosList());
    if (standing.hasPin()) {
      writePin(json, standing.getPin());
    }
    writeShoutOuts(json, standing.getShoutOutsList());
    if (standing.hasMomentum()) {
      writeMomentum(json, standing.getMomentum());
    }
  }

  /// The fields of an object.
  static void writeGoal(JsonGenerator json, Goal goal) throws IOException {
    json.writeStringField("id", goal.getGoalId());
    json.writeStringField("title", goal.getTitle());
    json.writeArrayFieldStart("subGoals");
    for (var subGoal : goal.getSubGoalsList()) {
      writeSubGoal(json, subGoal);
    }
    json.writeEndArray();
    if (goal.hasReachedAt()) {
      Json.writeTime(json, "reachedAt", goal.getReachedAt());
    }
  }

  private static void writeSubGoal(JsonGenerator json, SubGoalProgress subGoal) throws IOException {
    json.writeStartObject();
    Json.writeText(json, "giftId", subGoal.getGiftId());
    json.writeNumberField("target", subGoal.getTarget());
    json.writeNumberField("progress", subGoal.getProgress());
    json.writeEndObject();
  }

  static void writePin(JsonGenerator json, Pin pin) throws IOException {
    json.writeObjectFieldStart("pin");
    json.writeStringField("text", pin.getText());
    json.writeStringField("authorId", pin.getAuthorId());
    json.writeStringField("authorName", pin.getAuthorName());
    Json.writeTime(json, "pinnedAt", pin.getPinnedAt());
    if (pin.hasUntil()) {
      Json.writeTime(json, "until", pin.getUntil());
    }
    json.writeEndObject();
  }

  static void writeMomentum(JsonGenerator json, Momentum momentum) throws IOException {
    json.writeObjectFieldStart("momentum");
    json.writeStringField("id", momentum.getMomentumId());
    json.writeNumberField("level", momentum.getLevel());
    json.writeNumberField("coins", momentum.getCoins());
    json.writeNumberField("progress", momentum.getProgress());
    json.writeNumberField("goal", momentum.getGoal());
    Json.writeTime(json, "startedAt", momentum.getStartedAt());
    Json.writeTime(json, "until", momentum.getUntil());
    json.writeEndObject();
  }

  private static void writeShoutOuts(JsonGenerator json, List<ShoutOut> shoutOuts)
      throws IOException {
    json.writeArrayFieldStart("shoutOuts");
    for (var shoutOut : shoutOuts) {
      json.writeStartObject();
      json.writeStringField("id", shoutOut.getChargeId());
      json.writeStringField("giftId", shoutOut.getGiftId());
      json.writeStringField("giftName", shoutOut.getGiftName());
      json.writeNumberField("coins", shoutOut.getCoins());
      Json.writeSender(json, shoutOut.getSenderId(), shoutOut.getSenderName());
      json.writeStringField("text", shoutOut.getText());
      Json.writeTime(json, "until", shoutOut.getUntil());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void writeTexts(JsonGenerator json, String field, List<String> texts) throws IOException {
    json.writeArrayFieldStart(field);
    for (var text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private static void writeRanks(JsonGenerator json, String field, String unit, List<Rank> ranks)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (var rank : ranks) {
      json.writeStartObject();
      json.writeStringField("personId", rank.getPersonId());
      json.writeStringField("name", rank.getName());
      json.writeNumberField(unit, rank.getAmount());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeCombos(JsonGenerator json, List<Combo> combos) throws IOException {
    json.writeArrayFieldStart("combos");
    for (var combo : combos) {
      json.writeStartObject();
      json.writeStringField("id", combo.getComboId());
      json.writeStringField("giftId", combo.getGiftId());
      json.writeStringField("giftName", combo.getGiftName());
      Json.writeSender(json, combo.getSenderId(), combo.getSenderName());
      json.writeStringField("receiverId", combo.getReceiverId());
      json.writeNumberField("total", combo.getTotal());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
