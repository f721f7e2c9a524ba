package dev.bouquet.room.stream;

/// A token bucket: `perSecond` frames a second, as many at once after a quiet second.
final class InboundLimit {
  private static final double NANOS_PER_SECOND = 1e9;

  private final int perSecond;
  private double tokens;
  private long refilledAtNanos;

  InboundLimit(int perSecond, long nanoTime) {
    this.perSecond = perSecond;
    this.tokens = perSecond;
    this.refilledAtNanos = nanoTime;
  }

  /// Whether one more frame is within the limit, which it then counts against.
  boolean tryTake(long nanoTime) {
    double refill = (nanoTime - refilledAtNanos) / NANOS_PER_SECOND * perSecond;
    tokens = Math.min(perSecond, tokens + refill);
    refilledAtNanos = nanoTime;
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }
}
