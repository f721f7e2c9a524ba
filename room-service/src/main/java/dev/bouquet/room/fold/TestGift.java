package dev.bouquet.room.fold;

import java.util.UUID;

/// A gift that nobody pays for.
///
/// @param id the sender's idempotency key
/// @param sender the host or a moderator
public record TestGift(
    UUID id,
    String giftId,
    String giftName,
    int quantity,
    UUID sender,
    String senderName,
    UUID receiver,
    String message) {

  /// What tells it from another one under the same id.
  String text() {
    return "%s × %d → %s: %s".formatted(giftId, quantity, receiver, message);
  }
}
