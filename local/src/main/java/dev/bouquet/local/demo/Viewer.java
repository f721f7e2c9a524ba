package dev.bouquet.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bouquet.local.parts.PartFailure;
import java.net.URI;
import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A viewer at a room's stream. A connection that ends is made again and resumes after the last
/// event seen, for as long as the show lasts; so each event must come exactly once, whatever
/// happens to connections.
///
/// Its state is guarded by the object's lock: the thread of an old connection may still be talking
/// while a new one begins, and is ignored then.
final class Viewer {
  private static final String PROTOCOL = "bouquet.v1.json";
  private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(10);
  private static final Duration JOIN_PATIENCE = Duration.ofMinutes(1);

  private final Api api;
  private final Person person;
  private final Stage stage;
  private final Screens screens;
  private final BitSet seen = new BitSet();
  private final CountDownLatch joinedOnce = new CountDownLatch(1);
  private final Retry retry = new Retry();

  private final Map<String, Long> comboTotals = new HashMap<>();
  private final SequencedSet<String> messages = new LinkedHashSet<>();
  private int goalsReached;
  private long likes;

  private long joinedNanos = Long.MAX_VALUE;
  private @Nullable String epoch;
  private long seq;
  private boolean watching = true;
  private @Nullable Connection current;

  Viewer(Api api, Person person, Stage stage, Screens screens) {
    this.api = api;
    this.person = person;
    this.stage = stage;
    this.screens = screens;
  }

  Person person() {
    return person;
  }

  Stage stage() {
    return stage;
  }

  /// Whether this viewer was in the room before the gift was sent, and so has to see it.
  synchronized boolean hasToSee(Gift gift) {
    return gift.sender().stage == stage
        && joinedNanos != Long.MAX_VALUE
        && joinedNanos - gift.sentNanos() < 0;
  }

  synchronized boolean hasSeen(Gift gift) {
    return seen.get(gift.index());
  }

  /// Lets all of them connect, and returns when the last one has joined its room.
  static void seat(List<Viewer> viewers) throws InterruptedException {
    viewers.forEach(Viewer::watch);
    long deadline = System.nanoTime() + JOIN_PATIENCE.toNanos();
    for (var viewer : viewers) {
      long left = Math.max(0, deadline - System.nanoTime());
      if (!viewer.joinedOnce.await(left, TimeUnit.NANOSECONDS)) {
        throw new PartFailure(viewer.person.name() + " could not join the room's stream");
      }
    }
  }

  /// Connects, and goes on doing so.
  void watch() {
    Thread.ofVirtual().name("viewer-" + person.name()).start(this::connect);
  }

  void leave() {
    Connection leaving;
    synchronized (this) {
      watching = false;
      leaving = current;
      current = null;
    }
    if (leaving != null) {
      leaving.abort();
    }
  }

  private void connect() {
    Connection connection;
    synchronized (this) {
      if (!watching) {
        return;
      }
      connection = new Connection(this);
      current = connection;
    }
    var url = "ws" + api.url("/v1/rooms/" + stage.roomId() + "/stream").substring("http".length());
    var _ =
        api.http()
            .newWebSocketBuilder()
            .subprotocols(PROTOCOL)
            .connectTimeout(CONNECT_PATIENCE)
            .buildAsync(URI.create(url), connection)
            .whenComplete((_, failure) -> {
              if (failure != null) {
                ended(connection, 0);
              }
            });
  }

  /// Whatever ended it, and however often it is told.
  ///
  /// @param leastMillis the server's wish for the time before the next attempt
  void ended(Connection connection, long leastMillis) {
    long delayMillis;
    synchronized (this) {
      if (current != connection || !watching) {
        return;
      }
      current = null;
      delayMillis = retry.delayMillis(leastMillis);
    }
    screens.resumed();
    CompletableFuture.delayedExecutor(delayMillis, TimeUnit.MILLISECONDS)
        .execute(() -> Thread.ofVirtual().start(this::connect));
  }

  void frame(Connection connection, JsonNode frame, long nowNanos) {
    switch (frame.path("t").asText()) {
      case "hello" -> introduce(connection);
      case "joined" -> joined(connection, frame, nowNanos);
      case "batch" -> batch(connection, frame, nowNanos);
      case "live" -> live(connection, frame);
      case "bye" -> connection.retryAfter(frame.path("retryAfterMs").asLong());
      default -> {} // of a later version
    }
  }

  private void introduce(Connection connection) {
    try {
      var auth = Api.JSON.createObjectNode().put("t", "auth").put("token", person.token());
      connection.say(auth.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    connection.say(joinFrame());
  }

  private synchronized String joinFrame() {
    var join = Api.JSON.createObjectNode().put("t", "join");
    if (epoch != null) {
      join.put("epoch", epoch).put("seq", seq);
      if (!messages.isEmpty()) {
        join.put("messageId", messages.getLast());
      }
    }
    return join.toString();
  }

  private synchronized void joined(Connection connection, JsonNode frame, long nowNanos) {
    if (current != connection) {
      return;
    }
    retry.succeeded();
    boolean first = epoch == null;
    boolean recovered = frame.path("recovered").asBoolean();
    if (!first && !recovered) {
      // A snapshot instead of the events: the server says so openly, and still they were not shown.
      screens.missed(Math.max(1, frame.path("seq").asLong() - seq));
    }
    if (first || !recovered) {
      epoch = frame.path("epoch").asText();
      seq = frame.path("seq").asLong();
    }
    if (first) {
      joinedNanos = nowNanos;
      joinedOnce.countDown();
    }
  }

  private synchronized void batch(Connection connection, JsonNode frame, long nowNanos) {
    if (current != connection) {
      return;
    }
    for (var event : frame.path("events")) {
      long number = event.path("seq").asLong();
      if (number <= seq) {
        screens.shownAgain();
        continue;
      }
      if (number > seq + 1) {
        screens.missed(number - seq - 1);
      }
      seq = number;
      switch (event.path("type").asText()) {
        case "gift" -> gift(event.path("gift"), nowNanos);
        case "comboEnded" -> comboEnded(event.path("comboEnded"));
        case "goalReached" -> goalsReached++;
        default -> {}
      }
    }
  }

  private void gift(JsonNode shown, long nowNanos) {
    var gift = screens.gift(shown.path("id").asText());
    if (gift != null) {
      show(gift, nowNanos);
    }
  }

  /// A combo that was broken off, since a service was away for longer than combos wait, has several
  /// last words.
  private void comboEnded(JsonNode combo) {
    comboTotals.merge(combo.path("id").asText(), combo.path("total").asLong(), Math::addExact);
  }

  private synchronized void live(Connection connection, JsonNode frame) {
    if (current != connection) {
      return;
    }
    likes = Math.max(likes, frame.path("standing").path("likes").asLong());
    for (var event : frame.path("events")) {
      if (event.path("type").asText().equals("message")
          && !messages.add(event.path("message").path("id").asText())) {
        screens.shownAgain();
      }
    }
  }

  /// What the room said that a combo came to, in the end.
  synchronized long comboTotal(UUID comboId) {
    return comboTotals.getOrDefault(comboId.toString(), 0L);
  }

  synchronized int goalsReached() {
    return goalsReached;
  }

  /// The room's likes, as this viewer was told last.
  synchronized long likes() {
    return likes;
  }

  synchronized boolean hasRead(UUID messageId) {
    return messages.contains(messageId.toString());
  }

  void like(int count) {
    Connection open;
    synchronized (this) {
      open = current;
    }
    if (open != null) {
      open.say(Api.JSON.createObjectNode().put("t", "like").put("count", count).toString());
    }
  }

  private void show(Gift gift, long nowNanos) {
    if (seen.get(gift.index())) {
      screens.shownAgain();
    } else {
      seen.set(gift.index());
      screens.shown(gift, nowNanos);
    }
  }
}
