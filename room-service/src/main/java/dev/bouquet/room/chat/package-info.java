/// What people say in rooms.
///
/// A message is a command like any other: the fold refuses it or emits it, so that mutes, slow mode
/// and blocked words hold whichever pods the author talks to. What only costs is refused before
/// that, on the pod ([MessageThrottle]).
@NullMarked
package dev.bouquet.room.chat;

import org.jspecify.annotations.NullMarked;
