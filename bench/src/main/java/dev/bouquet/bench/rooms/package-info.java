/// The rooms benchmark: what showing a gift to everybody in a room costs, beside nchan, the
/// WebSocket fan-out of nginx, with the same events and the same viewers.
///
/// [RoomsCommand] is the entry, [RoomsStage] starts the servers, [RoomsBench] runs the cases of a
/// [RoomsPlan] on each [RoomServer], and [RoomsReport] prints [RoomFigures] and targets. A delivery
/// is one event that one viewer has received, however many came in one frame; CPU is the server's
/// own, the kernel's work for it included, and nobody else's.
@NullMarked
package dev.bouquet.bench.rooms;

import org.jspecify.annotations.NullMarked;
