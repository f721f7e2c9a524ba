package dev.bouquet.room.fold;

import java.time.Instant;
import java.util.UUID;

/// What happens to a room.
public sealed interface Input {

  /// @param id under which the asking pod waits for the answer
  /// @param actor who asks
  record Command(UUID id, UUID actor, Ask ask) implements Input {}

  /// Coins that a sender has spent on a gift. Never refused: they are gone.
  ///
  /// @param coins what the wallet charged, whatever the gift says about itself
  record Charge(UUID id, Position position, long coins, Gift gift, Instant chargedAt)
      implements Input {
    public Charge {
      if (coins < 1) {
        throw new IllegalArgumentException("a charge of " + coins + " coins");
      }
    }
  }

  /// What a person asks of a room.
  sealed interface Ask {
    record Create(String title, String hostName) implements Ask {}

    record Start() implements Ask {}

    record End() implements Ask {}
  }

  /// For people to look at; the fold hands it on.
  record Gift(
      String giftId,
      String giftName,
      int quantity,
      String senderId,
      String senderName,
      String receiverId) {}
}
