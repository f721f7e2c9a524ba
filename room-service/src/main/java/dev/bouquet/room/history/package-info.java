/// What happened in a room, kept for weeks: each durable event of the log (gifts, those that went
/// back, combos that ended, goals), so that whoever was away can look back by `seq` without a gap
/// among them.
@NullMarked
package dev.bouquet.room.history;

import org.jspecify.annotations.NullMarked;
