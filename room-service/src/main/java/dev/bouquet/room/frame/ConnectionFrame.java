package dev.bouquet.room.frame;

import java.util.OptionalLong;

/// A frame that speaks of the connection and not of the room. Times are in milliseconds.
public sealed interface ConnectionFrame {

  record Hello(long authTimeoutMs, long pingIntervalMs, long tickMs) implements ConnectionFrame {}

  /// The token expires soon, and with it the connection.
  record Expiring(long inMs) implements ConnectionFrame {}

  /// @param retryAfterMs before the client should come back, where it should
  record Bye(String code, OptionalLong retryAfterMs) implements ConnectionFrame {}

  default byte[] in(Codec codec) {
    return codec.form().connection(this);
  }
}
