package dev.bouquet.local.suite;

import java.util.Locale;

/// The services.
public enum Service {
  WALLET(1, 160),
  GIFT(2, 128),
  ROOM(3, 192),
  PAYOUT(4, 128);

  private final int portOffset;
  private final int heapMegabytes;

  Service(int portOffset, int heapMegabytes) {
    this.portOffset = portOffset;
    this.heapMegabytes = heapMegabytes;
  }

  /// Its database and its role; also what other settings are derived from.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The part's name, which is also its module's and its client's.
  public String part() {
    return id() + "-service";
  }

  /// Its port, counted from the gateway's.
  int portOffset() {
    return portOffset;
  }

  int heapMegabytes() {
    return heapMegabytes;
  }
}
