package dev.bouquet.gift.room;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;

/// Who may receive a gift in a room.
///
/// @param people the host, and the guests on the stage
/// @param shares of those who share a gift that names nobody, in any unit, each at least 1
public record Receivers(Set<UUID> people, SequencedMap<UUID, Long> shares) {
  public Receivers {
    people = Set.copyOf(people);
    shares = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(shares));
  }

  /// A host who is alone.
  public static Receivers only(UUID host) {
    return new Receivers(Set.of(host), new LinkedHashMap<>(Map.of(host, 1L)));
  }
}
