package dev.bouquet.gift.room;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// The newest known record of each room.
///
/// Two sources write here at once, the topic and room-service's answers, in no common order: the
/// higher version wins whoever comes first, so a late `LIVE` never brings an ended room back. Rooms
/// that can still start or go on are all kept; ended ones only up to a bound, because they pile up
/// for ever and can be asked for again.
final class RoomMemory {
  private final Map<UUID, KnownRoom> open = new ConcurrentHashMap<>();
  private final Cache<UUID, KnownRoom> ended;

  RoomMemory(long maxEndedRoomsCount) {
    ended = Caffeine.newBuilder().maximumSize(maxEndedRoomsCount).build();
  }

  Optional<KnownRoom> find(UUID id) {
    var room = open.get(id);
    return Optional.ofNullable(room == null ? ended.getIfPresent(id) : room);
  }

  /// Keeps `room` unless a newer record is known, and returns the one that stays. The map's lock on
  /// the key covers both places, so no record is in both and none gets lost between them.
  KnownRoom learn(KnownRoom room) {
    var kept = new KnownRoom[] {room};
    open.compute(
        room.id(),
        (id, inOpen) -> {
          var known = inOpen == null ? ended.getIfPresent(id) : inOpen;
          var newest = known == null || known.version() <= room.version() ? room : known;
          kept[0] = newest;
          if (newest.stage() == KnownRoom.Stage.ENDED) {
            ended.put(id, newest);
            return null;
          }
          ended.invalidate(id);
          return newest;
        });
    return kept[0];
  }

  void forget(UUID id) {
    open.compute(
        id,
        (_, _) -> {
          ended.invalidate(id);
          return null;
        });
  }
}
