package dev.bouquet.gift.gallery;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A gift in a creator's gallery.
///
/// @param giftName as with the gift that unlocked it
/// @param quantity how many of it, all together
/// @param coins what was given with them and not taken back
/// @param unlockedBy who sent the first; absent where whoever looks may not know
/// @param topSender who gave most of it, of those whom whoever looks may know; absent where there
///   is none
record GalleryItem(
    String giftId,
    String giftName,
    long quantity,
    long coins,
    Instant unlockedAt,
    @Nullable Unlocker unlockedBy,
    @Nullable TopSender topSender) {

  record Unlocker(UUID personId, String name) {}

  record TopSender(UUID personId, String name, long coins) {}
}
