/// What is kept for a time only.
@NullMarked
package dev.bouquet.room.retention;

import org.jspecify.annotations.NullMarked;
