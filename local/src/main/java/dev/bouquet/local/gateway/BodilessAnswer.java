package dev.bouquet.local.gateway;

import io.vertx.core.Future;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import java.util.Set;

/// Hands on answers that have no body as such. As bodies of unknown length they would be announced
/// as chunked, and clients may wait for the chunks.
final class BodilessAnswer implements ProxyInterceptor {
  private static final Set<Integer> STATUSES = Set.of(204, 304);

  @Override
  public Future<Void> handleProxyResponse(ProxyContext context) {
    var response = context.response();
    if (STATUSES.contains(response.getStatusCode())) {
      response.getBody().stream().resume(); // to its end, which is near
      response.setBody(null);
    }
    return context.sendResponse();
  }
}
