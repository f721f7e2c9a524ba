/// Viewers who tell others of a room.
@NullMarked
package dev.bouquet.room.share;

import org.jspecify.annotations.NullMarked;
