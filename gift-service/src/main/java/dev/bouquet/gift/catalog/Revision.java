package dev.bouquet.gift.catalog;

import java.time.Instant;

/// A gift as it is from some moment on, until its next revision takes effect.
///
/// @param giftVersion of the gift's latest change, whichever revision this is: what operators lock
///   by
/// @param catalogVersion that the catalog reaches when this takes effect
public record Revision(
    String giftId,
    long giftVersion,
    long catalogVersion,
    Instant takesEffectAt,
    GiftContent content) {

  boolean isInEffect(Instant at) {
    return !takesEffectAt.isAfter(at);
  }

  Gift gift() {
    return content.gift(giftId);
  }
}
