package dev.bouquet.local.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.TimeUnit;

/// Answers a request with a problem.
final class Refusal {
  private static final long DRAIN_MILLIS = TimeUnit.SECONDS.toMillis(5);

  private Refusal() {}

  static void send(HttpServerRequest request, GatewayProblem problem) {
    head(request, problem).end(problem.json());
  }

  /// For a request whose body is not wanted. Closing at once would reset the connection under a
  /// client that still writes, and it would never see the answer: so what comes is thrown away, for
  /// a bounded time.
  static void sendAndClose(Vertx vertx, HttpServerRequest request, GatewayProblem problem) {
    long timer = vertx.setTimer(DRAIN_MILLIS, _ -> request.connection().close());
    head(request, problem).putHeader(HttpHeaders.CONNECTION, "close");
    request.handler(_ -> {});
    request.exceptionHandler(_ -> vertx.cancelTimer(timer));
    request.endHandler(_ -> {
      vertx.cancelTimer(timer);
      request.connection().close();
    });
    request.response().end(problem.json()).onComplete(_ -> request.resume());
  }

  private static HttpServerResponse head(HttpServerRequest request, GatewayProblem problem) {
    var response =
        request
            .response()
            .setStatusCode(problem.status())
            .putHeader(HttpHeaders.CONTENT_TYPE, GatewayProblem.CONTENT_TYPE);
    if (problem.status() == 503) {
      response.putHeader(HttpHeaders.RETRY_AFTER, "1");
    }
    return response;
  }
}
