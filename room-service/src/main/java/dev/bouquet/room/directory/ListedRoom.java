package dev.bouquet.room.directory;

import dev.bouquet.contracts.room.v1.Room;

/// @param viewers people who watched some seconds ago
record ListedRoom(Room record, int viewers) {}
