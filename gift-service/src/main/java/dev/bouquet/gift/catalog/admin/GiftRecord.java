package dev.bouquet.gift.catalog.admin;

import dev.bouquet.gift.catalog.GiftContent;
import dev.bouquet.gift.catalog.Revision;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A gift as operators see it.
///
/// @param version to be sent as `If-Match` with what changes it
/// @param now as it is; absent for a gift that does not exist yet
/// @param scheduled what it will be, soonest first
record GiftRecord(String id, long version, @Nullable GiftContent now, List<Scheduled> scheduled) {

  record Scheduled(Instant takesEffectAt, GiftContent gift) {}

  static GiftRecord of(GiftHistory gift, Instant at) {
    return new GiftRecord(
        gift.giftId(),
        gift.version(),
        gift.inEffect(at).map(Revision::content).orElse(null),
        gift.scheduled(at).stream()
            .map(ahead -> new Scheduled(ahead.takesEffectAt(), ahead.content()))
            .toList());
  }
}
