package dev.bouquet.room.stream;

/// `perSecond` a second, as many at once after a quiet second.
final class TokenBucket {
  private static final double NANOS_PER_SECOND = 1e9;

  private final int perSecond;
  private double tokens;
  private long refilledAtNanos;

  TokenBucket(int perSecond, long nanoTime) {
    this.perSecond = perSecond;
    this.tokens = perSecond;
    this.refilledAtNanos = nanoTime;
  }

  /// Whether one more is within the limit, which it then counts against.
  boolean tryTake(long nanoTime) {
    refill(nanoTime);
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }

  /// Whether it is as if nothing had ever been taken.
  boolean isFull(long nanoTime) {
    refill(nanoTime);
    return tokens >= perSecond;
  }

  private void refill(long nanoTime) {
    double refill = (nanoTime - refilledAtNanos) / NANOS_PER_SECOND * perSecond;
    tokens = Math.min(perSecond, tokens + refill);
    refilledAtNanos = nanoTime;
  }
}
