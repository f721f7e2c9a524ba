package dev.bouquet.room.stream;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// How many connections each of some keys has, at most so many. Any thread.
final class Occupancy {
  private final int maxCount;
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();

  Occupancy(int maxCount) {
    this.maxCount = maxCount;
  }

  /// Whether there is room for one more of the key, which then is counted.
  boolean tryEnter(String key) {
    var entered = new AtomicBoolean();
    counts.compute(
        key,
        (_, count) -> {
          int open = count == null ? 0 : count;
          entered.set(open < maxCount);
          return entered.get() ? Integer.valueOf(open + 1) : count;
        });
    return entered.get();
  }

  /// To be called once for each that has entered.
  void leave(String key) {
    counts.computeIfPresent(key, (_, count) -> count == 1 ? null : count - 1);
  }

  /// Keys that have a connection.
  int size() {
    return counts.size();
  }
}
