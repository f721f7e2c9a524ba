package dev.bouquet.room.stream;

import dev.bouquet.room.crowd.Crowds;
import dev.bouquet.room.hub.RoomHubs;

/// What every connection uses.
record StreamServices(
    StreamConfig config,
    Doorman doorman,
    RoomHubs hubs,
    Crowds crowds,
    StreamMetrics metrics,
    Turnstile turnstile) {}
