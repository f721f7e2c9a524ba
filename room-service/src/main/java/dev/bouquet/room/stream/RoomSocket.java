package dev.bouquet.room.stream;

import dev.bouquet.kit.security.VerifiedTokens;
import dev.bouquet.room.hub.Audience;
import dev.bouquet.room.hub.Audience.JoinAnswer;
import dev.bouquet.room.hub.JoinRequest;
import dev.bouquet.room.hub.RoomHubs;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// One viewer's connection. Every method runs on the connection's event loop.
final class RoomSocket implements JoinRequest.Viewer {
  private static final Logger LOG = Logger.getLogger(RoomSocket.class);

  private final ServerWebSocket socket;
  private final ChannelHandlerContext channel;
  private final WireWriter wire;
  private final LoopAudience audience;
  private final Optional<UUID> roomId;
  private final StreamConfig config;
  private final VerifiedTokens tokens;
  private final RoomHubs hubs;
  private final StreamMetrics metrics;
  private final InboundLimit inbound;
  private final Heartbeat heartbeat;
  private final long authUntilNanos;
  private Phase phase = new Phase.AwaitingAuth();

  /// @param channel the connection's, for frames that are shared; Vert.x would copy each
  /// @param roomId empty where the address names no UUID and so no room
  RoomSocket(
      ServerWebSocket socket,
      ChannelHandlerContext channel,
      LoopAudience audience,
      Optional<UUID> roomId,
      StreamServices services) {
    this.socket = socket;
    this.channel = channel;
    this.wire = WireWriter.of(channel);
    this.audience = audience;
    this.roomId = roomId;
    this.config = services.config();
    this.tokens = services.tokens();
    this.hubs = services.hubs();
    this.metrics = services.metrics();
    long now = System.nanoTime();
    this.inbound = new InboundLimit(config.maxInboundPerSecondCount(), now);
    this.authUntilNanos = now + config.authTimeout().toNanos();
    this.heartbeat = new Heartbeat(config.pingInterval(), config.pongTimeout(), now);
  }

  void open() {
    socket.setWriteQueueMaxSize(config.maxOutboundBytes());
    socket.frameHandler(_ -> onFrame());
    socket.textMessageHandler(this::onText);
    socket.binaryMessageHandler(_ -> bye(Farewell.BAD_FRAME));
    socket.pongHandler(_ -> heartbeat.answered());
    socket.exceptionHandler(this::onFailure);
    socket.closeHandler(_ -> onClosed());
    socket.writeTextMessage(ServerFrame.hello(config, audience.tickMillis()));
  }

  @Override
  public Audience audience() {
    return audience;
  }

  /// What the codec cannot read, or a message of too many pieces. A lost connection also comes
  /// here, and then is closed.
  private void onFailure(Throwable failure) {
    if (failure instanceof DecoderException || failure instanceof IllegalStateException) {
      bye(Farewell.BAD_FRAME);
    }
  }

  /// Control frames count too: the server answers each ping.
  private void onFrame() {
    if (!isGone() && !inbound.tryTake(System.nanoTime())) {
      bye(Farewell.BAD_FRAME);
    }
  }

  private void onText(String text) {
    if (isGone()) {
      return;
    }
    if (text.getBytes(StandardCharsets.UTF_8).length > config.maxInboundBytes()) {
      bye(Farewell.BAD_FRAME);
      return;
    }
    switch (ClientFrame.parse(text)) {
      case ClientFrame.Auth(String token) -> onAuth(token);
      case ClientFrame.Join join -> onJoin(join);
      case ClientFrame.Unknown _ -> {}
      case ClientFrame.Malformed _ -> bye(Farewell.BAD_FRAME);
    }
  }

  /// Once authenticated, a newer token of the same person prolongs the connection.
  private void onAuth(String token) {
    switch (phase) {
      case Phase.AwaitingAuth _ -> {
        phase = new Phase.Verifying(Optional.empty());
        verify(token);
      }
      case Phase.Present _, Phase.Joining _, Phase.Watching _ -> verify(token);
      case Phase.Verifying _ -> bye(Farewell.BAD_FRAME);
      case Phase.Gone _ -> {}
    }
  }

  private void verify(String token) {
    tokens
        .verify(token)
        .subscribe()
        .with(who -> audience.run(() -> onVerified(who)), e -> audience.run(() -> onUnverified(e)));
  }

  private void onUnverified(Throwable failure) {
    if (failure instanceof AuthenticationFailedException) {
      bye(Farewell.UNAUTHENTICATED);
    } else {
      LOG.warnf("a viewer's token cannot be verified now: %s", failure.getMessage());
      bye(Farewell.RETRY_LATER);
    }
  }

  private void onVerified(SecurityIdentity identity) {
    if (!Guest.isPersonal(identity)) {
      bye(Farewell.UNAUTHENTICATED);
    } else if (!Guest.mayWatch(identity)) {
      bye(Farewell.FORBIDDEN);
    } else {
      welcome(Guest.of(identity));
    }
  }

  private void welcome(Guest guest) {
    switch (phase) {
      case Phase.Verifying(var join) -> {
        phase = new Phase.Present(guest);
        join.ifPresent(this::onJoin);
      }
      case Phase.Present(Guest before) -> prolong(before, guest, new Phase.Present(guest));
      case Phase.Joining(Guest before) -> prolong(before, guest, new Phase.Joining(guest));
      case Phase.Watching(Guest before) -> prolong(before, guest, new Phase.Watching(guest));
      case Phase.AwaitingAuth _, Phase.Gone _ -> {}
    }
  }

  private void prolong(Guest before, Guest now, Phase next) {
    if (before.subject().equals(now.subject())) {
      phase = next;
    } else {
      bye(Farewell.UNAUTHENTICATED);
    }
  }

  /// A viewer who has noticed a gap joins again on the same connection.
  private void onJoin(ClientFrame.Join join) {
    switch (phase) {
      case Phase.AwaitingAuth _ -> bye(Farewell.UNAUTHENTICATED);
      case Phase.Verifying(var earlier) when earlier.isEmpty() ->
          phase = new Phase.Verifying(Optional.of(join));
      case Phase.Verifying _, Phase.Joining _ -> bye(Farewell.BAD_FRAME);
      case Phase.Present(Guest guest) -> askHub(guest, join);
      case Phase.Watching(Guest guest) -> {
        leave();
        askHub(guest, join);
      }
      case Phase.Gone _ -> {}
    }
  }

  private void askHub(Guest guest, ClientFrame.Join join) {
    if (roomId.isEmpty()) {
      bye(Farewell.ROOM_NOT_FOUND);
      return;
    }
    phase = new Phase.Joining(guest);
    hubs.join(new JoinRequest(this, roomId.get(), join.seen()));
  }

  /// @return whether this connection now watches the room
  boolean answered(JoinAnswer answer) {
    if (!(phase instanceof Phase.Joining(Guest guest))) {
      return false; // closed meanwhile
    }
    return switch (answer) {
      case JoinAnswer.Joined _ -> {
        phase = new Phase.Watching(guest);
        yield true;
      }
      case JoinAnswer.NoSuchRoom _ -> {
        bye(Farewell.ROOM_NOT_FOUND);
        yield false;
      }
      case JoinAnswer.AskAgain _ -> {
        bye(Farewell.RETRY_LATER);
        yield false;
      }
    };
  }

  /// Whether bytes may be added to those that wait to be read.
  boolean keepsUp() {
    return channel.channel().isWritable();
  }

  /// Frames in wire form, which others may be given too.
  void write(List<ByteBuf> frames) {
    wire.write(frames);
  }

  void keepHouse(long nanoTime, Instant now) {
    switch (phase) {
      case Phase.AwaitingAuth _, Phase.Verifying _ -> {
        if (nanoTime - authUntilNanos >= 0) {
          bye(Farewell.AUTH_TIMEOUT);
        }
      }
      case Phase.Present(Guest guest) -> keepHouse(guest, nanoTime, now);
      case Phase.Joining(Guest guest) -> keepHouse(guest, nanoTime, now);
      case Phase.Watching(Guest guest) -> keepHouse(guest, nanoTime, now);
      case Phase.Gone _ -> {}
    }
  }

  private void keepHouse(Guest guest, long nanoTime, Instant now) {
    if (!now.isBefore(guest.expiresAt())) {
      bye(Farewell.TOKEN_EXPIRED);
    } else {
      switch (heartbeat.beat(nanoTime)) {
        case QUIET -> {}
        case PING -> socket.writePing(Buffer.buffer());
        case LOST -> bye(Farewell.PONG_TIMEOUT);
      }
    }
  }

  /// Says why and closes; the first farewell counts. The client has the close time-out to answer.
  void bye(Farewell farewell) {
    if (isGone()) {
      return;
    }
    end();
    metrics.said(farewell);
    var frame = ServerFrame.bye(farewell, config.maxReconnectDelay());
    var _ =
        channel.writeAndFlush(
            WireFrame.text(channel.alloc(), frame.getBytes(StandardCharsets.UTF_8)));
    socket.close(farewell.closeCode(), farewell.name());
    // Vert.x waits for the answer from when the farewell is written, which it never is to a viewer
    // who reads nothing.
    var _ =
        channel
            .executor()
            .schedule(this::cutOff, config.closeTimeout().toMillis(), TimeUnit.MILLISECONDS);
    if (farewell == Farewell.BAD_FRAME) {
      socket.pause(); // not even its pings are answered any more
    }
  }

  /// Without a word: the viewer connects again and resumes.
  void cutOff() {
    var _ = channel.close();
  }

  private void onClosed() {
    end();
    audience.remove(this);
    metrics.closed();
  }

  private void end() {
    if (phase instanceof Phase.Watching) {
      leave();
    }
    phase = new Phase.Gone();
  }

  private void leave() {
    roomId.ifPresent(id -> audience.left(id, this));
  }

  private boolean isGone() {
    return phase instanceof Phase.Gone;
  }
}
