package dev.bouquet.room.chat;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Keeps who floods a pod away from Kafka. It counts the second that is under way and forgets it
/// with the next one, so its memory is bounded by what a pod takes within a second.
@Singleton
public class MessageThrottle {
  private final int maxCount;
  private final Map<UUID, Integer> counts = new HashMap<>();
  private long second;

  MessageThrottle(ChatConfig config) {
    this.maxCount = config.maxMessagesPerSecondCount();
  }

  /// Empty where one more message may go on, which is then counted; otherwise when to try again.
  public synchronized Optional<Instant> take(UUID author, Instant now) {
    if (now.getEpochSecond() != second) {
      counts.clear();
      second = now.getEpochSecond();
    }
    return counts.merge(author, 1, Integer::sum) <= maxCount
        ? Optional.empty()
        : Optional.of(Instant.ofEpochSecond(second + 1));
  }
}
