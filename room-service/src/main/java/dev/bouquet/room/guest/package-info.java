/// Guests on a room's stage, and how gifts are shared with them.
@NullMarked
package dev.bouquet.room.guest;

import org.jspecify.annotations.NullMarked;
