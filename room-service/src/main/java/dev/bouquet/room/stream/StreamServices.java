package dev.bouquet.room.stream;

import dev.bouquet.kit.security.VerifiedTokens;
import dev.bouquet.room.hub.RoomHubs;

/// What every connection uses.
record StreamServices(
    StreamConfig config, VerifiedTokens tokens, RoomHubs hubs, StreamMetrics metrics) {}
