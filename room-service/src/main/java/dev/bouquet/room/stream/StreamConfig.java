package dev.bouquet.room.stream;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.Set;

@ConfigMapping(prefix = "bouquet.room.stream")
public interface StreamConfig {
  /// Most connections of this pod.
  int maxConnectionsCount();

  /// Most of them from one remote address (IPv6: from one network of 64 bits), which people may
  /// share.
  int maxConnectionsPerAddressCount();

  /// Most of them of one person.
  int maxConnectionsPerPersonCount();

  /// Most handshakes per second from one remote address; as many may come at once.
  int maxHandshakesPerAddressPerSecondCount();

  /// Origins whose pages may connect; `*` for all. A client that is no browser sends none and may.
  Set<String> allowedOrigins();

  /// How long a connection may take to authenticate.
  Duration authTimeout();

  Duration pingInterval();

  /// How long the answer to a ping may take; shorter than the interval.
  Duration pongTimeout();

  /// How often time-outs are looked at, and so how late they may be noticed.
  Duration housekeepingInterval();

  /// How long a closed connection may take to answer the close.
  Duration closeTimeout();

  /// Largest message of a client.
  int maxInboundBytes();

  /// Most frames of a client per second, control frames included; as many may come at once.
  int maxInboundPerSecondCount();

  /// Bytes that wait for a viewer to read them.
  int maxOutboundBytes();

  /// Bytes that wait for a viewer when lossy frames are kept from them.
  int maxOutboundForLossyBytes();

  /// Longest wait for the answer to a join.
  Duration joinTimeout();

  /// How long before a token expires its connection is told so.
  Duration expiryWarning();

  /// What the kernel buffers per connection before bytes begin to wait here.
  int sendBufferBytes();

  /// Longest wait that a client is asked for before it connects again, drawn at random so that a
  /// pod's viewers do not all come back at once.
  Duration maxReconnectDelay();
}
