/// What this pod knows of each room, and who of its viewers must be told what.
///
/// Everything here happens on the feed's thread, which so is the owner of all rooms: [RoomHubs] is
/// a [dev.bouquet.room.feed.FeedListener], and what other threads want (a join, a leave) waits in a
/// mailbox for its next turn. That makes the hard promise simple: a join is answered with a
/// position and the viewer is a member from exactly that position on, so nothing is missed and
/// nothing comes twice.
///
/// Events go out at once when a room was quiet (the leading edge) and then at most once per tick,
/// encoded once for all viewers. A turn gives each event loop ([Audience]) one list of deliveries.
///
/// What is not in the log has its place in [Ambience]: the room's standing, of which the newest is
/// all that counts, and messages and applause, which whoever was not there does not miss. They go
/// out with the same tick in one lossy frame, which a viewer who reads slowly goes without; when
/// event loops lag, [Pressure] leaves out more for all. A join waits for that frame as it waits for
/// events, so no message comes twice.
///
/// Memory is bounded three times: rooms, bytes of recent events over all rooms, and events per
/// room. What was forgotten comes back from the [SnapshotArchive], and a viewer whose gap is
/// forgotten gets a snapshot.
@NullMarked
package dev.bouquet.room.hub;

import org.jspecify.annotations.NullMarked;
