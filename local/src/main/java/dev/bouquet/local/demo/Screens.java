package dev.bouquet.local.demo;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Recorder;
import org.jspecify.annotations.Nullable;

/// What all viewers' screens have shown: shared by their sockets' threads.
final class Screens {
  private static final int DIGITS = 3;

  private final Map<String, Gift> giftsByKey = new ConcurrentHashMap<>();
  private final Recorder latencyMicros = new Recorder(DIGITS);
  private final LongAdder delivered = new LongAdder();
  private final LongAdder duplicates = new LongAdder();
  private final LongAdder gaps = new LongAdder();
  private final LongAdder resumes = new LongAdder();

  void expect(Gift gift) {
    giftsByKey.put(gift.key().toString(), gift);
  }

  /// @return null for a gift that is not of this show
  @Nullable Gift gift(String key) {
    return giftsByKey.get(key);
  }

  void shown(Gift gift, long nowNanos) {
    delivered.increment();
    long micros = TimeUnit.NANOSECONDS.toMicros(nowNanos - gift.intendedNanos());
    latencyMicros.recordValue(Math.max(0, micros));
  }

  void shownAgain() {
    duplicates.increment();
  }

  void missed(long events) {
    gaps.add(events);
  }

  void resumed() {
    resumes.increment();
  }

  Recorder latencyMicros() {
    return latencyMicros;
  }

  long delivered() {
    return delivered.sum();
  }

  long duplicates() {
    return duplicates.sum();
  }

  long gaps() {
    return gaps.sum();
  }

  long resumes() {
    return resumes.sum();
  }
}
