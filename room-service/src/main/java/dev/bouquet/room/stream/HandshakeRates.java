package dev.bouquet.room.stream;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// How fast each remote address opens connections. Any thread.
///
/// An address that was quiet for a second is forgotten, so its memory is bounded by the handshakes
/// of a second or two.
final class HandshakeRates {
  private static final long FORGET_INTERVAL_NANOS = Duration.ofSeconds(1).toNanos();

  private final int perSecond;
  private final Map<String, TokenBucket> buckets = new ConcurrentHashMap<>();
  private final AtomicLong forgotAtNanos;

  HandshakeRates(int perSecond, long nanoTime) {
    this.perSecond = perSecond;
    this.forgotAtNanos = new AtomicLong(nanoTime);
  }

  /// Whether one more handshake of the address is within the limit, which it then counts against.
  boolean tryTake(String address, long nanoTime) {
    forgetTheQuiet(nanoTime);
    var taken = new AtomicBoolean();
    buckets.compute(
        address,
        (_, known) -> {
          var bucket = known == null ? new TokenBucket(perSecond, nanoTime) : known;
          taken.set(bucket.tryTake(nanoTime));
          return bucket;
        });
    return taken.get();
  }

  private void forgetTheQuiet(long nanoTime) {
    long last = forgotAtNanos.get();
    if (nanoTime - last >= FORGET_INTERVAL_NANOS && forgotAtNanos.compareAndSet(last, nanoTime)) {
      for (var address : buckets.keySet()) {
        buckets.computeIfPresent(address, (_, bucket) -> bucket.isFull(nanoTime) ? null : bucket);
      }
    }
  }

  /// Addresses that are remembered.
  int size() {
    return buckets.size();
  }
}
