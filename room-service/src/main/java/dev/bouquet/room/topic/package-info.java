/// How what happens in rooms is written down beside Kafka: topics that are followed by one consumer
/// group over all pods, with positions that move only after what was read is in PostgreSQL.
@NullMarked
package dev.bouquet.room.topic;

import org.jspecify.annotations.NullMarked;
