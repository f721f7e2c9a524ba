/// Which rooms there are, who hosts them, and whether they take gifts.
///
/// [Rooms] answers from memory, which `RoomProjection` keeps from the compacted topic `rooms.v1`.
/// Only where memory lacks a room, or holds one that may have started a moment ago, it asks
/// room-service, once, through `RoomClient`.
@NullMarked
package dev.bouquet.gift.room;

import org.jspecify.annotations.NullMarked;
