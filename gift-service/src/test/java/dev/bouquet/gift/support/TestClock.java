package dev.bouquet.gift.support;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// The service's clock, which a test may let run ahead, or stop at some moment for a while.
@Singleton
@Alternative
@Priority(1)
public final class TestClock extends Clock {
  private static volatile Clock clock = Clock.systemUTC();

  /// From now on it is that much later.
  public static void pass(Duration time) {
    clock = Clock.offset(clock, time);
  }

  /// It is `moment` while the steps are taken.
  public static void at(Instant moment, Runnable steps) {
    var before = clock;
    clock = Clock.fixed(moment, ZoneOffset.UTC);
    try {
      steps.run();
    } finally {
      clock = before;
    }
  }

  public static Instant now() {
    return clock.instant();
  }

  @Override
  public Instant instant() {
    return clock.instant();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return clock.withZone(zone);
  }
}
