/// The stream to viewers: WebSocket `/v1/rooms/{id}/stream`, see docs/api.md.
///
/// A raw Vert.x route ([StreamRoute]), because both directions must be bounded. Each connection is
/// a [RoomSocket] that lives on one event loop and is touched by no other thread; all sockets of a
/// loop belong to its [LoopAudience], which takes the hub's deliveries as one task, turns each
/// frame into bytes once, and writes them to each socket. Writing never waits: a socket with many
/// unsent bytes goes without lossy frames, and one whose unsent bytes pass the bound is closed as
/// slow and resumes later from its last `seq`.
@NullMarked
package dev.bouquet.room.stream;

import org.jspecify.annotations.NullMarked;
