package dev.bouquet.room.stream;

import dev.bouquet.contracts.room.v1.Room;
import dev.bouquet.contracts.room.v1.RoomStatus;
import dev.bouquet.room.crowd.Crowds;
import dev.bouquet.room.frame.Codec;
import dev.bouquet.room.frame.ConnectionFrame;
import dev.bouquet.room.hub.Audience;
import dev.bouquet.room.hub.Audience.JoinAnswer;
import dev.bouquet.room.hub.JoinRequest;
import dev.bouquet.room.hub.RoomHubs;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// One viewer's connection. Every method runs on the connection's event loop.
final class RoomSocket implements JoinRequest.Viewer {
  private final ServerWebSocket socket;
  private final Outbound outbound;
  private final String address;
  private final LoopAudience audience;
  private final Optional<UUID> roomId;
  private final StreamConfig config;
  private final Doorman doorman;
  private final RoomHubs hubs;
  private final Crowds crowds;
  private final StreamMetrics metrics;
  private final Turnstile turnstile;
  private final Heartbeat heartbeat;
  private final long authUntilNanos;
  private Phase phase = new Phase.AwaitingAuth();
  private String personId = "";
  private Instant warnedOf = Instant.MIN;

  /// @param channel the connection's, for frames that are shared; Vert.x would copy each
  /// @param address under which the turnstile has counted it
  /// @param roomId empty where the request's address names no UUID and so no room
  RoomSocket(
      ServerWebSocket socket,
      ChannelHandlerContext channel,
      String address,
      LoopAudience audience,
      Optional<UUID> roomId,
      StreamServices services) {
    this.socket = socket;
    this.outbound = new Outbound(socket, channel, services.config());
    this.address = address;
    this.audience = audience;
    this.roomId = roomId;
    this.config = services.config();
    this.doorman = services.doorman();
    this.hubs = services.hubs();
    this.crowds = services.crowds();
    this.metrics = services.metrics();
    this.turnstile = services.turnstile();
    long now = System.nanoTime();
    this.authUntilNanos = now + config.authTimeout().toNanos();
    this.heartbeat = new Heartbeat(config.pingInterval(), config.pongTimeout(), now);
  }

  void open() {
    new FrameReader(codec(), config, this::take).listenTo(socket);
    socket.pongHandler(_ -> heartbeat.answered());
    socket.exceptionHandler(this::onFailure);
    socket.closeHandler(_ -> onClosed());
    outbound.say(
        new ConnectionFrame.Hello(
            config.authTimeout().toMillis(),
            config.pingInterval().toMillis(),
            audience.tickMillis()));
  }

  @Override
  public Audience audience() {
    return audience;
  }

  @Override
  public Codec codec() {
    return outbound.codec();
  }

  /// Empty before the token was verified, and where the person has too many connections.
  @Override
  public String personId() {
    return personId;
  }

  /// What the codec cannot read, or a message of too many pieces. A lost connection also comes
  /// here, and then is closed.
  private void onFailure(Throwable failure) {
    if (failure instanceof DecoderException || failure instanceof IllegalStateException) {
      bye(Farewell.BAD_FRAME);
    }
  }

  private void take(ClientFrame frame) {
    if (isGone()) {
      return;
    }
    switch (frame) {
      case ClientFrame.Auth(String token) -> onAuth(token);
      case ClientFrame.Join join -> onJoin(join);
      case ClientFrame.Like(int count) -> onLike(count);
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
    doorman.check(
        token,
        guest -> audience.run(() -> welcome(guest)),
        farewell -> audience.run(() -> bye(farewell)));
  }

  private void welcome(Guest guest) {
    switch (phase) {
      case Phase.Verifying(var join) -> {
        admit(guest);
        join.ifPresent(this::onJoin);
      }
      case Phase.Present _ -> prolong(guest, new Phase.Present(guest));
      case Phase.Joining(_, long until) -> prolong(guest, new Phase.Joining(guest, until));
      case Phase.Watching _ -> prolong(guest, new Phase.Watching(guest));
      case Phase.AwaitingAuth _, Phase.Gone _ -> {}
    }
  }

  /// The person behind the connection is known.
  void admit(Guest guest) {
    if (turnstile.knowPerson(guest.personId())) {
      personId = guest.personId();
      phase = new Phase.Present(guest);
    } else {
      bye(Farewell.TOO_MANY_CONNECTIONS);
    }
  }

  private void prolong(Guest guest, Phase next) {
    if (guest.personId().equals(personId)) {
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
    phase = new Phase.Joining(guest, System.nanoTime() + config.joinTimeout().toNanos());
    hubs.join(new JoinRequest(this, roomId.get(), join.seen()));
  }

  /// @return whether this connection now watches the room
  boolean answered(JoinAnswer answer) {
    if (!(phase instanceof Phase.Joining(Guest guest, _))) {
      return false; // closed meanwhile
    }
    switch (answer) {
      case JoinAnswer.Joined(UUID room, _) -> {
        phase = new Phase.Watching(guest);
        crowds.came(room, personId, guest.name());
      }
      case JoinAnswer.NoSuchRoom _ -> bye(Farewell.ROOM_NOT_FOUND);
      case JoinAnswer.Banned _ -> bye(Farewell.BANNED);
      case JoinAnswer.AskAgain _ -> bye(Farewell.RETRY_LATER);
    }
    return answer instanceof JoinAnswer.Joined;
  }

  private void onLike(int count) {
    if (phase instanceof Phase.Watching) {
      roomId.filter(this::takesLikes).ifPresent(id -> crowds.liked(id, count));
    }
  }

  private boolean takesLikes(UUID room) {
    return switch (hubs.record(room).map(Room::getStatus).orElse(RoomStatus.UNRECOGNIZED)) {
      case ROOM_STATUS_SCHEDULED, ROOM_STATUS_LIVE, ROOM_STATUS_PAUSED -> true;
      case ROOM_STATUS_ENDED, ROOM_STATUS_SUSPENDED, ROOM_STATUS_UNSPECIFIED, UNRECOGNIZED -> false;
    };
  }

  Outbound outbound() {
    return outbound;
  }

  void keepHouse(long nanoTime, Instant now) {
    switch (phase) {
      case Phase.AwaitingAuth _, Phase.Verifying _ -> {
        if (nanoTime - authUntilNanos >= 0) {
          bye(Farewell.AUTH_TIMEOUT);
        }
      }
      case Phase.Joining(_, long until) when nanoTime - until >= 0 -> bye(Farewell.RETRY_LATER);
      case Phase.Present(Guest guest) -> keepHouse(guest, nanoTime, now);
      case Phase.Joining(Guest guest, _) -> keepHouse(guest, nanoTime, now);
      case Phase.Watching(Guest guest) -> keepHouse(guest, nanoTime, now);
      case Phase.Gone _ -> {}
    }
  }

  private void keepHouse(Guest guest, long nanoTime, Instant now) {
    if (!now.isBefore(guest.expiresAt())) {
      bye(Farewell.TOKEN_EXPIRED);
      return;
    }
    warnOfExpiry(guest.expiresAt(), now);
    switch (heartbeat.beat(nanoTime)) {
      case QUIET -> {}
      case PING -> socket.writePing(Buffer.buffer());
      case LOST -> bye(Farewell.PONG_TIMEOUT);
    }
  }

  /// Once for each token.
  private void warnOfExpiry(Instant expiresAt, Instant now) {
    var left = Duration.between(now, expiresAt);
    if (!expiresAt.equals(warnedOf) && left.compareTo(config.expiryWarning()) <= 0) {
      warnedOf = expiresAt;
      outbound.say(new ConnectionFrame.Expiring(left.toMillis()));
    }
  }

  /// Says why and closes; the first farewell counts.
  void bye(Farewell farewell) {
    if (!isGone()) {
      end();
      metrics.said(farewell);
      outbound.end(farewell);
    }
  }

  private void onClosed() {
    end();
    audience.remove(this);
    turnstile.leave(address);
    if (!personId.isEmpty()) {
      turnstile.forgetPerson(personId);
    }
  }

  private void end() {
    if (phase instanceof Phase.Watching) {
      leave();
    }
    phase = new Phase.Gone();
  }

  private void leave() {
    roomId.ifPresent(id -> {
      audience.left(id, this);
      crowds.went(id, personId);
    });
  }

  private boolean isGone() {
    return phase instanceof Phase.Gone;
  }
}
