/// Rooms to look up: `GET /v1/rooms`, `GET /v1/rooms/{id}`, and `RoomService.GetRoom` for other
/// services.
///
/// [RoomProjector] keeps tables in PostgreSQL as projections of `rooms.v1` and `room-snapshots.v1`;
/// any pod may be the one that writes a room's rows, and the newest version wins. A single room is
/// looked up in the pod's memory first ([RoomLookup]), so that whoever was answered by this pod
/// reads what he was told. The snapshots' table is the archive of rooms that pods have forgotten.
@NullMarked
package dev.bouquet.room.directory;

import org.jspecify.annotations.NullMarked;
