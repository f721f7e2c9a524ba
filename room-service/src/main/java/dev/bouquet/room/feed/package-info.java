/// What this pod reads from Kafka about rooms.
///
/// Any pod serves any viewer, so each reads every partition of `room-events.v1` and
/// `room-snapshots.v1`, by assignment and without a group: nothing to rebalance, and nobody waits
/// for another pod. [RoomFeed] is one thread; whatever it reads it hands to its [FeedListener]s on
/// that thread, in the order of each partition, and between batches it gives them a turn. So a
/// listener owns its state without locks.
@NullMarked
package dev.bouquet.room.feed;

import org.jspecify.annotations.NullMarked;
