package dev.bouquet.local.parts;

import java.time.Duration;
import java.util.List;

/// The suite's topics. Clients never create them, and the partition count never changes in place:
/// keys would move to other partitions and lose their order.
public final class Topics {
  private static final int PARTITIONS = 4;

  public static final List<TopicSpec> ALL =
      List.of(
          TopicSpec.kept("charges.v1", PARTITIONS, Duration.ofDays(30)),
          TopicSpec.kept("funding.v1", PARTITIONS, Duration.ofDays(30)),
          TopicSpec.kept("room-inputs.v1", PARTITIONS, Duration.ofDays(7)),
          TopicSpec.kept("room-events.v1", PARTITIONS, Duration.ofDays(7)),
          TopicSpec.compacted("rooms.v1", PARTITIONS),
          TopicSpec.compacted("room-snapshots.v1", PARTITIONS),
          TopicSpec.compacted("share-policies.v1", PARTITIONS));

  private Topics() {}
}
