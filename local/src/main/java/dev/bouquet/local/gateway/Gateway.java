package dev.bouquet.local.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.httpproxy.HttpProxy;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// Listens on loopback and hands each request to the service whose path it is.
public final class Gateway {
  private static final String HOST = "127.0.0.1";

  private final Vertx vertx;
  private final Bounds bounds;
  private final Map<String, Integer> services;
  private final Map<String, HttpProxy> proxies = new HashMap<>();
  private final Tunnel tunnel;

  private Gateway(Vertx vertx, Bounds bounds, Map<String, Integer> services) {
    this.vertx = vertx;
    this.bounds = bounds;
    this.services = Map.copyOf(services);
    this.tunnel = new Tunnel(client(bounds.webSockets()));
    var client = client(bounds.connections());
    services.forEach((service, port) ->
        proxies.put(
            service,
            HttpProxy.reverseProxy(client)
                .origin(
                    _ -> client.request(origin(port).setIdleTimeout(bounds.answer().toMillis())))
                .addInterceptor(new BodilessAnswer())
                .addInterceptor(new LimitedBody(vertx, service, bounds.bodyBytes()))));
  }

  private HttpClient client(int connections) {
    return vertx.createHttpClient(
        new HttpClientOptions()
            .setMaxWaitQueueSize(bounds.waiting())
            .setConnectTimeout((int) bounds.connect().toMillis())
            .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
            .setIdleTimeout((int) bounds.idle().toMillis()),
        new PoolOptions().setHttp1MaxSize(connections));
  }

  private RequestOptions origin(int port) {
    return new RequestOptions()
        .setHost(HOST)
        .setPort(port)
        .setConnectTimeout(bounds.connect().toMillis());
  }

  /// @param services the port of each service by its short name
  static Future<HttpServer> listen(
      Vertx vertx, Bounds bounds, int port, Map<String, Integer> services) {
    var gateway = new Gateway(vertx, bounds, services);
    return vertx
        .createHttpServer(
            new HttpServerOptions()
                .setHost(HOST)
                .setPort(port)
                .setHttp2ClearTextEnabled(false)
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout((int) bounds.idle().toMillis()))
        .requestHandler(gateway::handle)
        .listen();
  }

  private void handle(HttpServerRequest request) {
    if (request.path() == null) {
      Refusal.send(request, GatewayProblem.notFound("this address"));
      return;
    }
    if (request.path().equals("/health")) {
      request
          .response()
          .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
          .end("{\"status\":\"UP\"}");
      return;
    }
    var service = RouteTable.serviceFor(request.path());
    if (service.isEmpty()) {
      Refusal.send(request, GatewayProblem.notFound(request.path()));
    } else if (declaredLength(request) > bounds.bodyBytes()) {
      Refusal.sendAndClose(vertx, request, GatewayProblem.bodyTooLarge(bounds.bodyBytes()));
    } else if (request.headers().contains(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET, true)) {
      tunnel.open(request, service.get(), origin(services.get(service.get())));
    } else {
      proxies.get(service.get()).handle(request);
    }
  }

  private static long declaredLength(HttpServerRequest request) {
    var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }

  /// @param arguments the port to listen on, then `service=port` for each service
  public static void main(String[] arguments) {
    var services = new TreeMap<String, Integer>();
    for (int i = 1; i < arguments.length; i++) {
      var word = arguments[i].split("=", 2);
      services.put(word[0], Integer.parseInt(word[1]));
    }
    var vertx =
        Vertx.vertx(
            new VertxOptions()
                .setFileSystemOptions(
                    new FileSystemOptions()
                        .setFileCachingEnabled(false)
                        .setClassPathResolvingEnabled(false)));
    listen(vertx, Bounds.DEFAULT, Integer.parseInt(arguments[0]), services)
        .onSuccess(server -> System.out.println("listening on port " + server.actualPort()))
        .onFailure(failure -> {
          System.err.println("cannot listen: " + failure.getMessage());
          System.exit(1);
        });
  }
}
