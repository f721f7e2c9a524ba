package dev.bouquet.bench.gifts;

import java.time.Duration;

/// For how long each case is measured.
///
/// @param compilation before the first case of a service: its compilers have to settle
/// @param warmUp before each other case
/// @param saturated as much as the case can take
/// @param halfLoaded at half of that
record GiftsPlan(Duration compilation, Duration warmUp, Duration saturated, Duration halfLoaded) {

  static GiftsPlan quick() {
    return new GiftsPlan(
        Duration.ofSeconds(8), Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(3));
  }

  static GiftsPlan full() {
    return new GiftsPlan(
        Duration.ofSeconds(60),
        Duration.ofSeconds(5),
        Duration.ofSeconds(15),
        Duration.ofSeconds(10));
  }

  Duration warmUp(GiftsCase one) {
    return switch (one) {
      case GATEWAY, GENEROUS_WALLET, GRPC -> compilation;
      case CATALOG, CATALOG_NOT_MODIFIED -> warmUp;
    };
  }
}
