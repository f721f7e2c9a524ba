/// What a room amounts to, for those who do not watch it: rankings, goals, and for its host how
/// healthy its giving is. Read from the directory, and so some seconds old.
@NullMarked
package dev.bouquet.room.standing;

import org.jspecify.annotations.NullMarked;
