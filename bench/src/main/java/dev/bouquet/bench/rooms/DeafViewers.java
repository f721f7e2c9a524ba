package dev.bouquet.bench.rooms;

import java.io.IOException;
import java.time.Duration;

/// Some viewers of a full room stop reading, as apps do that are put away.
final class DeafViewers {
  /// One alone is less than what the weighing of memory is off by.
  private static final int DEAF = 50;

  private static final Duration WARM_UP = Duration.ofSeconds(3);

  /// Short enough for what comes meanwhile to stay within a viewer's byte bound and the kernel's
  /// buffers: who passes them is sent away, and weighs nothing.
  private static final Duration TIME = Duration.ofSeconds(1);

  private DeafViewers() {}

  static DeafMeasurement measure(Seated seated, BouquetServer server)
      throws IOException, InterruptedException {
    var one = RoomCase.few(PerFrame.TICKED);
    seated.fill(one);
    var _ = seated.pace(one, one.perSecond(), WARM_UP);
    var _ = seated.pace(one, one.perSecond(), TIME);
    var before = seated.takeLatency();
    long slow = server.slowCloses();
    long held = server.memoryBytes();
    seated.deafen(DEAF);
    var _ = seated.pace(one, one.perSecond(), TIME);
    var beside = seated.takeLatency();
    long grown = server.memoryBytes() - held;
    return new DeafMeasurement(
        one.viewers(), DEAF, server.slowCloses() - slow, Math.max(0, grown / DEAF), before, beside);
  }
}
