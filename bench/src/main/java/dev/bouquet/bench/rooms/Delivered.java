package dev.bouquet.bench.rooms;

import java.time.Duration;

/// What came of some events.
///
/// @param events that were published
/// @param took until the last of them was received
/// @param deliveries each event counted once per viewer who received it
/// @param frames that they came in
/// @param lost deliveries that did not come
/// @param slowClosed viewers whose connection the server has ended
record Delivered(
    long events, Duration took, long deliveries, long frames, long lost, int slowClosed) {
  private static final double NANOS_PER_SECOND = 1e9;

  Delivered plus(Delivered more) {
    return new Delivered(
        events + more.events,
        took.plus(more.took),
        deliveries + more.deliveries,
        frames + more.frames,
        lost + more.lost,
        slowClosed + more.slowClosed);
  }

  double eventsPerSecond() {
    return events * NANOS_PER_SECOND / took.toNanos();
  }

  double eventsPerFrame() {
    return (double) deliveries / Math.max(1, frames);
  }
}
