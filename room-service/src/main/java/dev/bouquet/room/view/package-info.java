/// A room as people see it, the same over REST and in the stream.
@NullMarked
package dev.bouquet.room.view;

import org.jspecify.annotations.NullMarked;
