package dev.bouquet.room.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bouquet.room.hub.JoinRequest.Seen;
import java.util.Optional;

/// What a client says.
sealed interface ClientFrame {
  record Auth(String token) implements ClientFrame {}

  record Join(Optional<Seen> seen) implements ClientFrame {}

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
        case "join" -> join(json.path("epoch"), json.path("seq"));
        default -> new Unknown();
      };
    } catch (JsonProcessingException _) {
      return new Malformed();
    }
  }

  private static ClientFrame auth(JsonNode token) {
    return token.isTextual() ? new Auth(token.textValue()) : new Malformed();
  }

  private static ClientFrame join(JsonNode epoch, JsonNode seq) {
    if (epoch.isMissingNode() && seq.isMissingNode()) {
      return new Join(Optional.empty());
    }
    var isPosition =
        epoch.isTextual()
            && seq.isIntegralNumber()
            && seq.canConvertToLong()
            && seq.longValue() >= 0;
    return isPosition
        ? new Join(Optional.of(new Seen(epoch.textValue(), seq.longValue())))
        : new Malformed();
  }

  /// In a holder, because an interface's constants are public.
  final class Parser {
    private static final JsonMapper JSON =
        JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private Parser() {}
  }
}
