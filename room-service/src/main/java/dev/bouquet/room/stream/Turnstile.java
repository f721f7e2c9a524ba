package dev.bouquet.room.stream;

import jakarta.inject.Singleton;

/// Who may still come in: bounds on open connections of the pod, of a remote address and of a
/// person, and on how fast an address opens them. Any thread.
///
/// Many share an address (a household, a mobile network, a proxy that nobody has told the server to
/// trust), so an address may have thousands; the bound is against one that takes the whole pod.
@Singleton
final class Turnstile {
  private final StreamConfig config;
  private final StreamMetrics metrics;
  private final HandshakeRates handshakes;
  private final Occupancy addresses;
  private final Occupancy people;

  Turnstile(StreamConfig config, StreamMetrics metrics) {
    this.config = config;
    this.metrics = metrics;
    this.handshakes =
        new HandshakeRates(config.maxHandshakesPerAddressPerSecondCount(), System.nanoTime());
    this.addresses = new Occupancy(config.maxConnectionsPerAddressCount());
    this.people = new Occupancy(config.maxConnectionsPerPersonCount());
  }

  enum Answer {
    WELCOME,
    /// The address has opened too many within a second.
    TOO_FAST,
    /// The address has too many open.
    TOO_MANY,
    /// The pod has.
    FULL
  }

  /// Who is welcome is counted until [#leave].
  Answer enter(String address, long nanoTime) {
    if (!handshakes.tryTake(address, nanoTime)) {
      return Answer.TOO_FAST;
    }
    if (!addresses.tryEnter(address)) {
      return Answer.TOO_MANY;
    }
    if (!metrics.tryOpen(config.maxConnectionsCount())) {
      addresses.leave(address);
      return Answer.FULL;
    }
    return Answer.WELCOME;
  }

  /// Once for each who was welcome.
  void leave(String address) {
    metrics.closed();
    addresses.leave(address);
  }

  /// Whether the person behind a connection may have one more, which is counted until
  /// [#forgetPerson].
  boolean knowPerson(String personId) {
    return people.tryEnter(personId);
  }

  /// Once for each connection whose person was counted.
  void forgetPerson(String personId) {
    people.leave(personId);
  }
}
