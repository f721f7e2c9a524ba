package dev.bouquet.kit.http;

import dev.bouquet.kit.problem.Problem;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Refuses a body that says it is too large before reading it, as problem+json; one that does not
/// say is cut off by the server.
@ApplicationScoped
public class BodyLimit {
  private static final int BEFORE_EVERYTHING = 1_000;

  private final long maxBytes;

  BodyLimit(@ConfigProperty(name = "bouquet.http.max-body-size") MemorySize max) {
    this.maxBytes = max.asLongValue();
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, BEFORE_EVERYTHING);
  }

  private void check(RoutingContext request) {
    var length = request.request().getHeader("Content-Length");
    if (length == null || isGrpc(request) || !isTooLarge(length)) {
      request.next();
      return;
    }
    request
        .response()
        .setStatusCode(413)
        .putHeader("Content-Type", Problem.MEDIA_TYPE)
        .putHeader("Connection", "close")
        .end(
            new JsonObject()
                .put("type", Problem.typeOf("BODY_TOO_LARGE"))
                .put("title", "Body too large")
                .put("status", 413)
                .put("detail", "The body may have " + maxBytes + " bytes.")
                .put("code", "BODY_TOO_LARGE")
                .put("traceId", TraceId.of(request))
                .toBuffer());
  }

  /// Its messages have bounds of their own.
  private static boolean isGrpc(RoutingContext request) {
    var type = request.request().getHeader("Content-Type");
    return type != null && type.startsWith("application/grpc");
  }

  private boolean isTooLarge(String length) {
    try {
      return Long.parseLong(length) > maxBytes;
    } catch (NumberFormatException e) {
      return false; // the HTTP codec refuses it
    }
  }
}
