package dev.bouquet.local.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;

/// What the gateway itself refuses, as RFC 9457 problem+json.
record GatewayProblem(String type, String title, int status, String detail, String code) {
  static final String CONTENT_TYPE = "application/problem+json";

  private static final String TYPE_BASE =
      "https://github.com/bouquet-dev/bouquet/blob/main/docs/errors.md#";
  private static final ObjectMapper JSON = new ObjectMapper();

  static GatewayProblem notFound(String path) {
    return of("NOT_FOUND", 404, "Not found", "Nothing is served at " + path);
  }

  static GatewayProblem bodyTooLarge(int limitBytes) {
    return of(
        "BODY_TOO_LARGE", 413, "Body too large", "A body has at most " + limitBytes + " bytes");
  }

  static GatewayProblem unavailable(String service) {
    return of(
        "SERVICE_UNAVAILABLE",
        503,
        "Service unavailable",
        service + "-service does not answer now; try again with the same Idempotency-Key");
  }

  private static GatewayProblem of(String code, int status, String title, String detail) {
    var section = code.toLowerCase(Locale.ROOT).replace('_', '-');
    return new GatewayProblem(TYPE_BASE + section, title, status, detail, code);
  }

  String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of strings can be written", e);
    }
  }
}
