/// Suspended rooms: operators stop a room, and its last gifts go back to who sent them.
///
/// **Which gifts.** All that were shown in the room within a window before the suspension, and
/// those that are still shown while it lasts, as they were charged before. [SuspensionFollower]
/// reads `room-events.v1` for it and writes a row per gift, before it commits its position. Lifting
/// the suspension gives nothing back.
///
/// **Giving back.** [ReturnWorker] takes rows that are due and asks the wallet to reverse the
/// charge. The reversal's id follows from the charge's, so asking again is a replay: a process may
/// die anywhere in between, and two pods may do the same. The wallet publishes the reversal, which
/// the fold shows in the room and takes off its totals.
@NullMarked
package dev.bouquet.room.returns;

import org.jspecify.annotations.NullMarked;
