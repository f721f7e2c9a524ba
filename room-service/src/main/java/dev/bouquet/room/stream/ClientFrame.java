package dev.bouquet.room.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.bouquet.room.hub.JoinRequest.Seen;
import java.util.Optional;

/// What a client says.
sealed interface ClientFrame {
  /// Of one frame.
  int MAX_LIKES_COUNT = 20;

  record Auth(String token) implements ClientFrame {}

  record Join(Optional<Seen> seen) implements ClientFrame {}

  /// @param count 1 to [#MAX_LIKES_COUNT]
  record Like(int count) implements ClientFrame {}

  /// Of a kind that this version does not know, to be ignored.
  record Unknown() implements ClientFrame {}

  /// Breaks the protocol.
  record Malformed() implements ClientFrame {}

  static ClientFrame parse(String text) {
    try {
      var json = Parser.JSON.readTree(text);
      var type = json.path("t");
      if (!json.isObject() || !type.isTextual()) {
        return new Malformed();
      }
      return switch (type.textValue()) {
        case "auth" -> auth(json.path("token"));
        case "join" -> join(json.path("epoch"), json.path("seq"), json.path("messageId"));
        case "like" ->
            json.path("count").isInt() ? like(json.path("count").intValue()) : new Malformed();
        default -> new Unknown();
      };
    } catch (JsonProcessingException _) {
      return new Malformed();
    }
  }

  static ClientFrame parse(byte[] message) {
    try {
      var frame = dev.bouquet.contracts.room.v1.ClientFrame.parseFrom(message);
      return switch (frame.getFrameCase()) {
        case AUTH -> new Auth(frame.getAuth().getToken());
        case JOIN -> join(frame.getJoin());
        case LIKE -> like(frame.getLike().getCount());
        case FRAME_NOT_SET -> new Unknown();
      };
    } catch (InvalidProtocolBufferException _) {
      return new Malformed();
    }
  }

  private static ClientFrame join(dev.bouquet.contracts.room.v1.Join join) {
    if (!join.hasEpoch() && !join.hasSeq() && !join.hasMessageId()) {
      return new Join(Optional.empty());
    }
    var messageId =
        join.hasMessageId() ? Optional.of(join.getMessageId()) : Optional.<String>empty();
    return join.hasEpoch() && join.hasSeq() && join.getSeq() >= 0
        ? new Join(Optional.of(new Seen(join.getEpoch(), join.getSeq(), messageId)))
        : new Malformed();
  }

  private static ClientFrame like(int count) {
    return count >= 1 && count <= MAX_LIKES_COUNT ? new Like(count) : new Malformed();
  }

  private static ClientFrame auth(JsonNode token) {
    return token.isTextual() ? new Auth(token.textValue()) : new Malformed();
  }

  private static ClientFrame join(JsonNode epoch, JsonNode seq, JsonNode messageId) {
    if (epoch.isMissingNode() && seq.isMissingNode() && messageId.isMissingNode()) {
      return new Join(Optional.empty());
    }
    var isPosition =
        epoch.isTextual()
            && seq.isIntegralNumber()
            && seq.canConvertToLong()
            && seq.longValue() >= 0
            && (messageId.isTextual() || messageId.isMissingNode());
    return isPosition
        ? new Join(Optional.of(new Seen(epoch.textValue(), seq.longValue(), text(messageId))))
        : new Malformed();
  }

  private static Optional<String> text(JsonNode node) {
    return Optional.ofNullable(node.textValue());
  }

  /// In a holder, because an interface's constants are public.
  final class Parser {
    private static final JsonMapper JSON =
        JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private Parser() {}
  }
}
