package dev.bouquet.room.frame;

import java.util.UUID;

/// Where a room's log stands.
public record Place(UUID roomId, String epoch, long seq) {}
