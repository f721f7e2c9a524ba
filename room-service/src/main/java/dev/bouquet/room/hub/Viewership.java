package dev.bouquet.room.hub;

import dev.bouquet.room.frame.Codec;
import dev.bouquet.room.hub.JoinRequest.Viewer;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// A room's viewers, counted by event loop and by codec.
final class Viewership {
  private final Map<Audience, Integer> audiences = new HashMap<>();
  private final Map<Codec, Integer> codecs = new EnumMap<>(Codec.class);

  void add(Viewer viewer) {
    audiences.merge(viewer.audience(), 1, Integer::sum);
    codecs.merge(viewer.codec(), 1, Integer::sum);
  }

  void remove(Viewer viewer) {
    remove(audiences, viewer.audience());
    remove(codecs, viewer.codec());
  }

  private static <K> void remove(Map<K, Integer> counts, K key) {
    counts.computeIfPresent(key, (_, count) -> count > 1 ? count - 1 : null);
  }

  boolean isEmpty() {
    return audiences.isEmpty();
  }

  Set<Audience> audiences() {
    return audiences.keySet();
  }

  Set<Codec> codecs() {
    return codecs.keySet();
  }
}
