/// What a room wants to reach together, as its host sets it.
@NullMarked
package dev.bouquet.room.goal;

import org.jspecify.annotations.NullMarked;
