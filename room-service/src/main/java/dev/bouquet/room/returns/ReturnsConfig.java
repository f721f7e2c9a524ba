package dev.bouquet.room.returns;

import dev.bouquet.room.topic.TopicConfig;
import io.smallrye.config.ConfigMapping;
import java.time.Duration;

@ConfigMapping(prefix = "bouquet.room.returns")
public interface ReturnsConfig extends TopicConfig {
  /// Gifts shown this long before a suspension, or before a safe haven's ban, go back.
  Duration window();

  /// Between two looks at what happened in rooms, in which it gathers.
  Duration readInterval();

  /// Longest wait for an event that is known to be there.
  Duration readPatience();

  /// Most reversals asked for at once.
  int maxParallelCount();

  /// For so long a gift is left to the pod that took it. Longer than a reversal may take.
  Duration lease();

  /// Wait before it is looked again whether anything is due.
  Duration interval();

  /// Longest wait before the wallet is asked again after it could not answer. It begins with
  /// `retry-delay` and is doubled each time.
  Duration maxRetryDelay();

  /// Longest wait for the wallet's answer, all attempts together.
  Duration reverseDeadline();

  /// How long a new connection may take before a call is given up, where the old one is gone.
  Duration reconnectPatience();
}
