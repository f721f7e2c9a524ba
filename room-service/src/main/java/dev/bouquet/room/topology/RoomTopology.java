package dev.bouquet.room.topology;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import dev.bouquet.contracts.room.v1.RoomInput;
import dev.bouquet.contracts.wallet.v1.ChargeEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/// The pipeline: two sources, one processor with four stores, three sinks.
@ApplicationScoped
public class RoomTopology {
  private final FoldConfig config;

  RoomTopology(FoldConfig config) {
    this.config = config;
  }

  /// A singleton, because Kafka Streams reads its fields, which a client proxy does not have.
  @Produces
  @Singleton
  Topology topology() {
    var key = Serdes.String();
    Serializer<MessageLite> value = (_, message) -> message.toByteArray();
    return new Topology()
        .addSource("charges", key.deserializer(), reader(ChargeEvent.parser()), Topics.CHARGES)
        .addSource(
            "room-inputs", key.deserializer(), reader(RoomInput.parser()), Topics.ROOM_INPUTS)
        .addProcessor("fold", () -> new FoldProcessor(config), "charges", "room-inputs")
        // The caches write a busy room to the changelogs once per commit, not once per gift.
        .addStateStore(kept(FoldProcessor.ROOMS_STORE, StateSerde.create()), "fold")
        .addStateStore(kept(FoldProcessor.ATTENDEES_STORE, AttendeeSerde.create()), "fold")
        .addStateStore(inMemory(FoldProcessor.SNAPSHOTS_DUE_STORE), "fold")
        .addStateStore(inMemory(FoldProcessor.AGENDA_STORE), "fold")
        .addSink(FoldProcessor.EVENTS_SINK, Topics.ROOM_EVENTS, key.serializer(), value, "fold")
        .addSink(FoldProcessor.ROOMS_SINK, Topics.ROOMS, key.serializer(), value, "fold")
        .addSink(
            FoldProcessor.SNAPSHOTS_SINK, Topics.ROOM_SNAPSHOTS, key.serializer(), value, "fold");
  }

  private static <T> StoreBuilder<?> kept(String name, Serde<T> value) {
    return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), value)
        .withCachingEnabled()
        .withLoggingEnabled(Map.of());
  }

  private static StoreBuilder<?> inMemory(String name) {
    return Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.Long())
        .withCachingEnabled()
        .withLoggingEnabled(Map.of());
  }

  private static Deserializer<MessageLite> reader(Parser<? extends MessageLite> parser) {
    return (topic, bytes) -> {
      try {
        return bytes == null ? null : parser.parseFrom(bytes);
      } catch (InvalidProtocolBufferException e) {
        throw new SerializationException("a record of " + topic + " cannot be read", e);
      }
    };
  }
}
