package dev.bouquet.local.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;

/// The headers that tell a service who asked. What the client itself claims is replaced.
final class Forwarding {
  private Forwarding() {}

  static void describe(HttpServerRequest request, MultiMap headers) {
    headers.remove("Forwarded");
    headers.set("X-Forwarded-For", request.remoteAddress().hostAddress());
    headers.set("X-Forwarded-Proto", "http");
    var authority = request.authority();
    if (authority == null) {
      headers.remove("X-Forwarded-Host");
      headers.remove("X-Forwarded-Port");
    } else {
      headers.set("X-Forwarded-Host", authority.toString());
      headers.set(
          "X-Forwarded-Port",
          Integer.toString(
              authority.port() > 0 ? authority.port() : request.localAddress().port()));
    }
  }
}
