package dev.bouquet.room.stream;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// The frames that speak of the connection and not of the room.
final class ServerFrame {
  private ServerFrame() {}

  static String hello(StreamConfig config, long tickMillis) {
    return new JsonObject()
        .put("t", "hello")
        .put("authTimeoutMs", config.authTimeout().toMillis())
        .put("pingIntervalMs", config.pingInterval().toMillis())
        .put("tickMs", tickMillis)
        .encode();
  }

  /// @param maxDelay before the client should come back, where it should
  static String bye(Farewell farewell, Duration maxDelay) {
    var frame =
        new JsonObject()
            .put("t", "bye")
            .put("code", farewell.name())
            .put("reconnect", farewell.reconnect());
    if (farewell.reconnect()) {
      frame.put("retryAfterMs", ThreadLocalRandom.current().nextLong(maxDelay.toMillis() + 1));
    }
    return frame.encode();
  }
}
