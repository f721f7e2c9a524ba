package dev.bouquet.room.stream;

/// Why the server ends a connection.
enum Farewell {
  UNAUTHENTICATED(4401, false),
  FORBIDDEN(4403, false),
  /// From this room.
  BANNED(4403, false),
  TOKEN_EXPIRED(4401, true),
  AUTH_TIMEOUT(4408, false),
  PONG_TIMEOUT(4408, true),
  BAD_FRAME(4400, false),
  ROOM_NOT_FOUND(4404, false),
  SLOW_CONSUMER(4429, true),
  /// Of one person.
  TOO_MANY_CONNECTIONS(4429, false),
  RETRY_LATER(1013, true),
  DRAINING(1001, true);

  private final short closeCode;
  private final boolean reconnect;

  Farewell(int closeCode, boolean reconnect) {
    this.closeCode = (short) closeCode;
    this.reconnect = reconnect;
  }

  short closeCode() {
    return closeCode;
  }

  /// Whether coming back makes sense.
  boolean reconnect() {
    return reconnect;
  }
}
