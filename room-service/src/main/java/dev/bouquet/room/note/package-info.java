/// What a host and the moderators note about people for each other. It belongs to the host, and so
/// is there in all of the host's rooms. Nobody else sees it.
@NullMarked
package dev.bouquet.room.note;

import org.jspecify.annotations.NullMarked;
