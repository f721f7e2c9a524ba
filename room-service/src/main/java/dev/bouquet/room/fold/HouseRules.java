package dev.bouquet.room.fold;

import java.util.Set;
import java.util.UUID;

/// What a host has decided about people and words, and does not want to decide again for each show.
///
/// @param moderators may moderate beside the host
/// @param banned may not watch, chat or give
/// @param blockedWords as [BlockedWords] compares them
public record HouseRules(Set<UUID> moderators, Set<UUID> banned, Set<String> blockedWords) {
  public static final HouseRules NONE = new HouseRules(Set.of(), Set.of(), Set.of());

  public HouseRules {
    moderators = Set.copyOf(moderators);
    banned = Set.copyOf(banned);
    blockedWords = Set.copyOf(blockedWords);
  }
}
