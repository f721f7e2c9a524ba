package dev.bouquet.local.gateway;

import java.time.Duration;

/// What the gateway takes from a client and how long it waits for a service.
record Bounds(
    int bodyBytes,
    int connections,
    int webSockets,
    int waiting,
    Duration connect,
    Duration answer,
    Duration idle) {

  /// A viewer's quiet socket is pinged every 25 s, well within the idle bound.
  static final Bounds DEFAULT =
      new Bounds(
          64 * 1024,
          256,
          20_000,
          2_000,
          Duration.ofSeconds(2),
          Duration.ofSeconds(30),
          Duration.ofSeconds(90));
}
