package dev.bouquet.local.parts;

import java.time.Duration;
import java.util.Map;

/// A topic as it must be; replication is one, since there is one broker.
public record TopicSpec(String name, int partitions, Map<String, String> configuration) {

  public TopicSpec {
    configuration = Map.copyOf(configuration);
  }

  public static TopicSpec kept(String name, int partitions, Duration retention) {
    return new TopicSpec(
        name,
        partitions,
        Map.of("cleanup.policy", "delete", "retention.ms", Long.toString(retention.toMillis())));
  }

  public static TopicSpec compacted(String name, int partitions) {
    return new TopicSpec(name, partitions, Map.of("cleanup.policy", "compact"));
  }
}
