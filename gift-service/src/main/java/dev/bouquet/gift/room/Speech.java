package dev.bouquet.gift.room;

import dev.bouquet.gift.shoutout.moderation.HostWords;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What people may say in a room, with a gift as in its chat.
///
/// Whom a room lets chat otherwise (followers of the host, or whoever has given before) is not
/// asked here: followers are room-service's to know, and who gives is a member from then on.
///
/// @param isOff only the host and the moderators speak
/// @param moderators speak whatever is said here, as the host does
/// @param mutedUntil by person; [Instant#MAX] for good
/// @param unwanted the host's blocked words
public record Speech(
    boolean isOff, Set<UUID> moderators, Map<UUID, Instant> mutedUntil, HostWords unwanted) {

  /// Everybody says what they want.
  public static final Speech FREE = new Speech(false, Set.of(), Map.of(), HostWords.NONE);

  /// Why something is not said.
  public enum Silence {
    OFF,
    MUTED,
    UNWANTED_WORD
  }

  public Speech {
    moderators = Set.copyOf(moderators);
    mutedUntil = Map.copyOf(mutedUntil);
  }

  /// What no other words would mend comes first.
  ///
  /// @param text in the form that travels
  Optional<Silence> whyNot(UUID person, String text, Instant now) {
    if (moderators.contains(person)) {
      return Optional.empty();
    }
    if (isOff) {
      return Optional.of(Silence.OFF);
    }
    if (now.isBefore(mutedUntil.getOrDefault(person, Instant.MIN))) {
      return Optional.of(Silence.MUTED);
    }
    return unwanted.haveAnyIn(text) ? Optional.of(Silence.UNWANTED_WORD) : Optional.empty();
  }
}
