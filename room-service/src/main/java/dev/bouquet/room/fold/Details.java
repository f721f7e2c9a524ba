package dev.bouquet.room.fold;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a room says about itself.
///
/// @param language BCP 47
/// @param coverUrl of an image
/// @param scheduledFor when it is planned to go on air
public record Details(
    String title,
    Optional<String> language,
    List<String> tags,
    Optional<String> coverUrl,
    Optional<Instant> scheduledFor) {

  public Details {
    tags = List.copyOf(tags);
  }

  public static Details titled(String title) {
    return new Details(title, Optional.empty(), List.of(), Optional.empty(), Optional.empty());
  }
}
