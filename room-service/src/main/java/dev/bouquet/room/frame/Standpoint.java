package dev.bouquet.room.frame;

import dev.bouquet.contracts.room.v1.Room;
import dev.bouquet.contracts.room.v1.RoomStanding;
import dev.bouquet.contracts.room.v1.RoomTotals;
import java.util.List;
import java.util.Optional;

/// All that one who comes to a room needs to know.
///
/// @param messages the newest, oldest first
public record Standpoint(
    Room room, RoomTotals totals, Optional<RoomStanding> standing, List<EncodedEvent> messages) {}
