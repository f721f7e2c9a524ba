/// Messages that viewers report, and what the room's host and moderators do about them.
///
/// Reports are not shown in the room, so they are rows of PostgreSQL and no part of the fold. What
/// follows from them is: a message is deleted, and its author muted, by commands like any other.
@NullMarked
package dev.bouquet.room.report;

import org.jspecify.annotations.NullMarked;
