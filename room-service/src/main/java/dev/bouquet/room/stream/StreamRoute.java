package dev.bouquet.room.stream;

import dev.bouquet.kit.http.TraceId;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.kit.problem.Problem;
import dev.bouquet.room.feed.RoomFeed;
import dev.bouquet.room.frame.Codec;
import dev.bouquet.room.ticket.Tickets;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/// The stream's address. What can be refused is refused before the upgrade, as problem+json.
@Singleton
final class StreamRoute implements HttpServerOptionsCustomizer {
  private static final Logger LOG = Logger.getLogger(StreamRoute.class);

  private static final String SUBPROTOCOLS = "Sec-WebSocket-Protocol";
  private static final String TICKET = "ticket.";
  private static final String RETRY_AFTER_SECONDS = "1";
  private static final String NO_TICKETS = "Tickets cannot be looked up now.";

  /// Quarkus turns WebSockets off where none of its own extensions for them is there, unless this
  /// is set.
  private static final String DISABLE_PROPERTY = "vertx.disableWebsockets";

  /// A client's frame that passes this bound is cut off by the codec with close code 1009; one
  /// between the configured bound and this gets a farewell.
  private static final int CODEC_SLACK = 2;

  private final StreamConfig config;
  private final RoomSockets sockets;
  private final RoomFeed feed;
  private final Turnstile turnstile;
  private final Tickets tickets;
  private final ExecutorService lookups;

  StreamRoute(
      StreamConfig config,
      RoomSockets sockets,
      RoomFeed feed,
      Turnstile turnstile,
      Tickets tickets,
      @VirtualThreads ExecutorService lookups) {
    this.tickets = tickets;
    this.lookups = lookups;
    this.config = config;
    this.sockets = sockets;
    this.feed = feed;
    this.turnstile = turnstile;
  }

  /// Routers are made before the server is started, so the property is read after this.
  void register(@Observes Router router) {
    System.setProperty(DISABLE_PROPERTY, "false");
    router.get("/v1/rooms/:roomId/stream").handler(this::connect);
  }

  @Override
  public void customizeHttpServer(HttpServerOptions options) {
    customize(options);
  }

  @Override
  public void customizeHttpsServer(HttpServerOptions options) {
    customize(options);
  }

  /// Compression per connection would undo that viewers share a frame.
  private void customize(HttpServerOptions options) {
    options
        .setWebSocketSubProtocols(Stream.of(Codec.values()).map(Codec::subprotocol).toList())
        .setPerMessageWebSocketCompressionSupported(false)
        .setPerFrameWebSocketCompressionSupported(false)
        .setMaxWebSocketFrameSize(config.maxInboundBytes() * CODEC_SLACK)
        .setMaxWebSocketMessageSize(config.maxInboundBytes() * CODEC_SLACK)
        .setWebSocketClosingTimeout((int) config.closeTimeout().toSeconds())
        .setSendBufferSize(config.sendBufferBytes());
  }

  private void connect(RoutingContext request) {
    if (!isUpgrade(request)) {
      refuse(request, 426, "UPGRADE_REQUIRED", "This address takes WebSocket connections.");
    } else if (!isAllowed(request.request().getHeader(HttpHeaders.ORIGIN))) {
      refuse(request, 403, "ORIGIN_NOT_ALLOWED", "Pages of this origin may not connect.");
    } else if (sockets.isDraining() || !(feed.state() instanceof RoomFeed.State.CaughtUp)) {
      retryLater(request, "This pod takes no viewers now.");
    } else {
      enter(request, RemoteAddress.keyOf(request.request().remoteAddress()));
    }
  }

  private void enter(RoutingContext request, String address) {
    switch (turnstile.enter(address, System.nanoTime())) {
      case WELCOME ->
          ticketOf(request)
              .ifPresentOrElse(
                  secret -> checkTicket(request, address, secret),
                  () -> upgrade(request, address, Optional.empty()));
      case FULL -> retryLater(request, "This pod has as many viewers as it can serve.");
      case TOO_MANY ->
          tooMany(request, "TOO_MANY_CONNECTIONS", "This address has too many connections.");
      case TOO_FAST ->
          tooMany(request, "CONNECTING_TOO_FAST", "This address opens connections too fast.");
    }
  }

  /// A ticket is looked up before the upgrade, and meanwhile nothing more of the request is read.
  private void checkTicket(RoutingContext request, String address, String secret) {
    var roomId = Ids.parse(request.pathParam("roomId"));
    var origin = request.request().getHeader(HttpHeaders.ORIGIN);
    var loop = request.vertx().getOrCreateContext();
    request.request().pause();
    lookups.execute(() -> {
      try {
        var guest = roomId.flatMap(id -> tickets.redeem(secret, id, origin)).map(Guest::of);
        loop.runOnContext(_ -> enterWithTicket(request, address, guest));
      } catch (RuntimeException e) {
        LOG.warnf("a ticket cannot be looked up: %s", e.getMessage());
        loop.runOnContext(
            _ -> refuseCounted(request, address, () -> retryLater(request, NO_TICKETS)));
      }
    });
  }

  private void enterWithTicket(RoutingContext request, String address, Optional<Guest> guest) {
    if (guest.isPresent()) {
      upgrade(request, address, guest);
    } else {
      refuseCounted(
          request,
          address,
          () -> refuse(request, 401, "TICKET_INVALID", "The ticket is not good for this stream."));
    }
  }

  /// A connection that was counted already.
  private void refuseCounted(RoutingContext request, String address, Runnable refusal) {
    turnstile.leave(address);
    request.request().resume();
    refusal.run();
  }

  private void upgrade(RoutingContext request, String address, Optional<Guest> guest) {
    var roomId = Ids.parse(request.pathParam("roomId"));
    var channel = ((ConnectionBase) request.request().connection()).channelHandlerContext();
    request
        .request()
        .toWebSocket()
        .onSuccess(socket -> sockets.open(socket, channel, address, roomId, guest))
        .onFailure(e -> {
          turnstile.leave(address);
          LOG.debugf("a connection could not be upgraded: %s", e.getMessage());
        });
  }

  /// Among the subprotocols, the only header that a browser's page may set.
  private static Optional<String> ticketOf(RoutingContext request) {
    var offered = request.request().getHeader(SUBPROTOCOLS);
    return offered == null
        ? Optional.empty()
        : Stream.of(offered.split(","))
            .map(String::strip)
            .filter(protocol -> protocol.startsWith(TICKET))
            .map(protocol -> protocol.substring(TICKET.length()))
            .findFirst();
  }

  private static boolean isUpgrade(RoutingContext request) {
    return "websocket".equalsIgnoreCase(request.request().getHeader(HttpHeaders.UPGRADE));
  }

  private boolean isAllowed(String origin) {
    var allowed = config.allowedOrigins();
    return origin == null || allowed.contains("*") || allowed.contains(origin);
  }

  private static void tooMany(RoutingContext request, String code, String detail) {
    request.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    refuse(request, 429, code, detail);
  }

  private static void retryLater(RoutingContext request, String detail) {
    request.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    refuse(request, 503, "RETRY_LATER", detail);
  }

  private static void refuse(RoutingContext request, int status, String code, String detail) {
    request
        .response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .end(
            new JsonObject()
                .put("type", Problem.typeOf(code))
                .put("title", detail)
                .put("status", status)
                .put("detail", detail)
                .put("code", code)
                .put("traceId", TraceId.of(request))
                .toBuffer());
  }
}
