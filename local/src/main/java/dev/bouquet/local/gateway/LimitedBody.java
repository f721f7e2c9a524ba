package dev.bouquet.local.gateway;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;

/// Reads a body that does not say its length before anything is sent on, so that one beyond the
/// bound never reaches a service. What the proxy could not do becomes 503.
final class LimitedBody implements ProxyInterceptor {
  private static final long DRAIN_MILLIS = 5_000;

  private final Vertx vertx;
  private final String service;
  private final int limitBytes;

  /// The body went beyond the bound.
  private static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  LimitedBody(Vertx vertx, String service, int limitBytes) {
    this.vertx = vertx;
    this.service = service;
    this.limitBytes = limitBytes;
  }

  @Override
  public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
    var request = context.request();
    Forwarding.describe(request.proxiedRequest(), request.headers());
    var read =
        chunked(context)
            ? whole(request.getBody().stream())
                .onSuccess(body -> request.setBody(Body.body(body)))
                .<ProxyResponse>compose(_ -> context.sendRequest())
            : context.sendRequest();
    return read.recover(failure -> Future.succeededFuture(refused(context, failure)));
  }

  private static boolean chunked(ProxyContext context) {
    return context.request().proxiedRequest().headers().contains("Transfer-Encoding");
  }

  private Future<Buffer> whole(ReadStream<Buffer> stream) {
    Promise<Buffer> promise = Promise.promise();
    var body = Buffer.buffer();
    stream.exceptionHandler(promise::tryFail);
    stream.endHandler(_ -> promise.tryComplete(body));
    stream.handler(chunk -> {
      if (body.length() + chunk.length() > limitBytes) {
        promise.tryFail(new TooLarge());
      } else {
        body.appendBuffer(chunk);
      }
    });
    stream.resume();
    return promise.future();
  }

  private ProxyResponse refused(ProxyContext context, Throwable failure) {
    var problem =
        failure instanceof TooLarge
            ? GatewayProblem.bodyTooLarge(limitBytes)
            : GatewayProblem.unavailable(service);
    var response =
        context
            .request()
            .release()
            .response()
            .setStatusCode(problem.status())
            .putHeader("Content-Type", GatewayProblem.CONTENT_TYPE)
            .setBody(Body.body(Buffer.buffer(problem.json())));
    if (problem.status() == 503) {
      response.putHeader("Retry-After", "1");
    } else {
      // What still comes is thrown away for as long as the client may need to see the answer.
      var connection = context.request().proxiedRequest().connection();
      vertx.setTimer(DRAIN_MILLIS, _ -> connection.close());
    }
    return response;
  }
}
