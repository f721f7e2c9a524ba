package dev.bouquet.gift.room;

import dev.bouquet.gift.projection.CompactedTopic;
import dev.bouquet.gift.projection.Projection;
import dev.bouquet.gift.projection.ProjectionConfig;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// The topic `rooms.v1` in memory.
@Startup
@ApplicationScoped
class RoomProjection implements Projection {
  private static final String TOPIC = "rooms.v1";

  private final RoomMemory memory;
  private final CompactedTopic reading;

  RoomProjection(
      @ConfigProperty(name = "kafka.bootstrap.servers") String brokers,
      ProjectionConfig projection,
      RoomConfig config) {
    memory = new RoomMemory(config.maxEndedRoomsCount());
    reading = CompactedTopic.read(TOPIC, brokers, projection, this::take);
  }

  Optional<KnownRoom> find(UUID id) {
    return memory.find(id);
  }

  /// Takes what room-service said; the topic may be ahead of it or behind.
  KnownRoom learn(KnownRoom room) {
    return memory.learn(room);
  }

  private void take(String key, byte @Nullable [] value) {
    if (value == null) {
      memory.forget(RoomRecords.id(key));
    } else {
      memory.learn(RoomRecords.read(value));
    }
  }

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public boolean caughtUp() {
    return reading.caughtUp();
  }

  @Override
  public Optional<String> stalledAt() {
    return reading.stalledAt();
  }

  @PreDestroy
  void stop() {
    reading.close();
  }
}
