package dev.bouquet.room.hub;

import dev.bouquet.room.frame.EncodedEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// A room's recent events, without a gap and bounded in number and bytes; the oldest go first.
final class EventHistory {
  private final int maxCount;
  private final int maxBytes;
  private final Deque<EncodedEvent> entries = new ArrayDeque<>();
  private int bytes;

  EventHistory(int maxCount, int maxBytes) {
    this.maxCount = maxCount;
    this.maxBytes = maxBytes;
  }

  /// An entry that does not follow the last one begins the history anew.
  void append(EncodedEvent entry) {
    if (!entries.isEmpty() && entries.getLast().seq() + 1 != entry.seq()) {
      clear();
    }
    entries.addLast(entry);
    bytes += entry.bytes();
    while (entries.size() > maxCount || bytes > maxBytes) {
      bytes -= entries.removeFirst().bytes();
    }
  }

  void clear() {
    entries.clear();
    bytes = 0;
  }

  int bytes() {
    return bytes;
  }

  /// 0 without entries.
  long lastSeq() {
    return entries.isEmpty() ? 0 : entries.getLast().seq();
  }

  /// All events after `seq` up to `last`, or empty where some of them are forgotten or `seq` is
  /// later.
  Optional<List<EncodedEvent>> between(long seq, long last) {
    if (seq == last) {
      return Optional.of(List.of());
    }
    if (seq > last
        || entries.isEmpty()
        || entries.getFirst().seq() > seq + 1
        || entries.getLast().seq() < last) {
      return Optional.empty();
    }
    var found = new ArrayList<EncodedEvent>();
    for (var entry : entries) {
      if (entry.seq() > seq && entry.seq() <= last) {
        found.add(entry);
      }
    }
    return Optional.of(found);
  }
}
