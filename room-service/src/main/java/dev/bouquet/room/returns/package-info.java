/// Gifts that go back to who sent them: those of rooms that operators suspend, and in a safe haven
/// those of people whom it bans.
///
/// **Which gifts.** All that were shown in the room within a window before the suspension, and
/// those that are still shown while it lasts, as they were charged before. Likewise, of a person
/// whom a safe haven bans, except anonymous ones: nobody is told whose they are. [ReturnsFollower]
/// reads `room-events.v1` for it and writes a row per gift, before it commits its position. Lifting
/// the suspension or the ban brings no gift back.
///
/// **Giving back.** [ReturnWorker] takes rows that are due and asks the wallet to reverse the
/// charge. The reversal's id follows from the charge's, so asking again is a replay: a process may
/// die anywhere in between, and two pods may do the same. The wallet publishes the reversal, which
/// the fold shows in the room and takes off its totals.
@NullMarked
package dev.bouquet.room.returns;

import org.jspecify.annotations.NullMarked;
