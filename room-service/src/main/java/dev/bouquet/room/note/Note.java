package dev.bouquet.room.note;

import java.time.Instant;
import java.util.UUID;

/// @param personId whom it is about
record Note(
    UUID id, UUID personId, UUID authorId, String authorName, String text, Instant notedAt) {}
