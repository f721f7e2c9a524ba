/// What a room's host and moderators do about people and messages. Moderators see no money.
@NullMarked
package dev.bouquet.room.moderation;

import org.jspecify.annotations.NullMarked;
