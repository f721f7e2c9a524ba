package dev.bouquet.kit.http;

import dev.bouquet.kit.id.Ids;
import dev.bouquet.kit.problem.ProblemException;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The header by which a client names what it asks for, so that asking again is the same act (IETF
/// draft-ietf-httpapi-idempotency-key-header).
public final class IdempotencyKey {
  public static final String HEADER = "Idempotency-Key";

  private static final String REPLAYED_HEADER = "Idempotency-Replayed";

  private IdempotencyKey() {}

  /// An answer that says of itself whether it was given before.
  public static Response answer(Response.ResponseBuilder response, boolean replayed) {
    return replayed ? response.header(REPLAYED_HEADER, true).build() : response.build();
  }

  /// As [#answer], where a refusal leaves the resource as an exception: on the connection's
  /// response.
  public static void mark(HttpServerResponse response, boolean replayed) {
    if (replayed) {
      response.putHeader(REPLAYED_HEADER, "true");
    }
  }

  /// The id of what a person makes by a request. Made of key and person, so that nobody can take
  /// the id of somebody else's; without a key a new one.
  public static UUID idFor(@Nullable String header, UUID person) {
    return header == null ? Ids.next() : Ids.derive(require(header), person.toString());
  }

  /// The key of a request that moves value.
  public static UUID require(@Nullable String header) {
    if (header == null || header.isBlank()) {
      throw ProblemException.malformed(
          "IDEMPOTENCY_KEY_MISSING", "This request needs an Idempotency-Key header with a UUID.");
    }
    return Ids.parse(header.strip())
        .orElseThrow(() ->
            ProblemException.malformed(
                "IDEMPOTENCY_KEY_INVALID", "The Idempotency-Key must be a UUID."));
  }
}
