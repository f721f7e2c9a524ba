package dev.bouquet.local.gateway;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;

/// Carries a WebSocket as bytes. Each direction stops reading when the other side is slower, so a
/// viewer that does not keep up is felt by the service and costs no memory here.
final class Tunnel {
  private final HttpClient client;

  Tunnel(HttpClient client) {
    this.client = client;
  }

  void open(HttpServerRequest request, String service, RequestOptions origin) {
    request.pause();
    client
        .request(origin.setMethod(request.method()).setURI(request.uri()))
        .compose(out -> {
          request
              .headers()
              .forEach(header -> {
                if (!header.getKey().equalsIgnoreCase("Host")) {
                  out.headers().add(header.getKey(), header.getValue());
                }
              });
          // Some browsers send more than the one word.
          out.putHeader(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE);
          Forwarding.describe(request, out.headers());
          return out.connect();
        })
        .compose(answer -> answered(request, answer))
        .onFailure(_ -> {
          if (!request.response().headWritten()) {
            request.resume();
            Refusal.send(request, GatewayProblem.unavailable(service));
          }
        });
  }

  private static Future<Void> answered(HttpServerRequest request, HttpClientResponse answer) {
    var response = request.response().setStatusCode(answer.statusCode());
    response.headers().addAll(answer.headers());
    if (answer.statusCode() != 101) {
      request.resume();
      return answer.pipeTo(response);
    }
    var service = answer.netSocket();
    service.pause();
    return request
        .toNetSocket()
        .onSuccess(viewer -> {
          service.pipeTo(viewer);
          viewer.pipeTo(service);
          service.closeHandler(_ -> viewer.close());
          viewer.closeHandler(_ -> service.close());
        })
        .onFailure(_ -> service.close())
        .mapEmpty();
  }
}
