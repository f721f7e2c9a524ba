package dev.bouquet.room.stream;

import dev.bouquet.kit.security.VerifiedTokens;
import dev.bouquet.room.crowd.Crowds;
import dev.bouquet.room.hub.HubConfig;
import dev.bouquet.room.hub.RoomHubs;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.http.ServerWebSocket;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/// All connections of this pod.
@Singleton
final class RoomSockets {
  private static final Logger LOG = Logger.getLogger(RoomSockets.class);

  private final StreamServices services;
  private final HubConfig hub;
  private final Map<EventLoop, LoopAudience> audiences = new ConcurrentHashMap<>();
  private volatile boolean draining;

  RoomSockets(
      StreamConfig config,
      HubConfig hub,
      VerifiedTokens tokens,
      RoomHubs hubs,
      Crowds crowds,
      StreamMetrics metrics,
      Turnstile turnstile) {
    this.services =
        new StreamServices(config, new Doorman(tokens), hubs, crowds, metrics, turnstile);
    this.hub = hub;
  }

  boolean isDraining() {
    return draining;
  }

  /// To be called on the connection's event loop.
  ///
  /// @param address under which the turnstile has counted the connection
  /// @param guest who it is, where a ticket told
  void open(
      ServerWebSocket webSocket,
      ChannelHandlerContext channel,
      String address,
      Optional<UUID> roomId,
      Optional<Guest> guest) {
    var audience =
        audiences.computeIfAbsent(
            channel.channel().eventLoop(), l -> new LoopAudience(l, services, hub.tick()));
    var socket = new RoomSocket(webSocket, channel, address, audience, roomId, services);
    audience.add(socket);
    socket.open();
    guest.ifPresent(socket::admit);
    if (draining) {
      socket.bye(Farewell.DRAINING);
    }
  }

  /// Before anything else stops: an open connection counts as a request under way, for which the
  /// server would wait.
  void drain(@Observes ShutdownDelayInitiatedEvent event) {
    drain();
  }

  /// Where there was no delay.
  void stop(@Observes @Priority(1) ShutdownEvent event) {
    drain();
  }

  private void drain() {
    if (!draining) {
      draining = true;
      LOG.info("asking viewers to connect to another pod");
      audiences.values().forEach(LoopAudience::dismiss);
    }
  }
}
