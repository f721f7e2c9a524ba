package dev.bouquet.room.fold;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What happens to a room.
public sealed interface Input {

  /// The person whose [Attendee] the input reads or changes, where there is one.
  default Optional<UUID> attendee() {
    return switch (this) {
      case Charge charge -> Optional.of(charge.payer());
      case Reversal reversal -> Optional.of(reversal.payer());
      case Presence presence -> Optional.of(presence.person());
      case Command(_, UUID actor, Ask ask) -> ask.attendee(actor);
      case PodReport _, TimePassed _ -> Optional.empty();
    };
  }

  /// @param id under which the asking pod waits for the answer
  /// @param actor who asks
  record Command(UUID id, UUID actor, Ask ask) implements Input {}

  /// Coins that a sender has spent on a gift. Never refused: they are gone.
  ///
  /// @param coins what the wallet charged, whatever the gift says about itself
  record Charge(
      UUID id, Position position, UUID payer, long coins, Gift gift, Words words, Instant chargedAt)
      implements Input {
    public Charge {
      requirePositive(coins);
    }
  }

  /// What the sender says with a gift.
  ///
  /// @param text mostly empty
  /// @param pinned how long it stays in sight from when it was charged
  record Words(String text, Duration pinned) {
    public static final Words NONE = new Words("", Duration.ZERO);

    boolean arePinned() {
      return !text.isEmpty() && pinned.isPositive();
    }
  }

  /// Coins of a gift that went back to its sender.
  record Reversal(
      UUID id,
      Position position,
      UUID chargeId,
      UUID payer,
      long coins,
      Gift gift,
      ReversalReason reason)
      implements Input {
    public Reversal {
      requirePositive(coins);
    }
  }

  /// Who or what takes a gift back.
  enum ReversalReason {
    /// The platform has suspended the room.
    ROOM_SUSPENDED,
    /// Its sender.
    UNDONE,
    /// The room, a safe haven, by banning the sender.
    SENDER_BANNED,
    /// One that only a newer version knows.
    UNKNOWN
  }

  /// What a pod counts for the room.
  ///
  /// @param podId names the pod and its start
  /// @param likes since that start; of two reports the one with more is the newer
  /// @param entered people who have come since the last report
  /// @param enteredNames of some of them
  record PodReport(String podId, int viewers, long likes, int entered, List<String> enteredNames)
      implements Input {
    public PodReport {
      enteredNames = List.copyOf(enteredNames);
      if (viewers < 0 || likes < 0 || entered < 0) {
        throw new IllegalArgumentException("a pod reports less than nothing: " + podId);
      }
    }
  }

  /// A person has watched in each minute from the first to the last, counted since 1970.
  record Presence(UUID person, String name, long fromMinute, long toMinute) implements Input {
    public Presence {
      if (fromMinute < 0 || toMinute < fromMinute) {
        throw new IllegalArgumentException("no minutes: %d to %d".formatted(fromMinute, toMinute));
      }
    }
  }

  /// Nothing but the clock, for what ends by itself.
  record TimePassed() implements Input {}

  /// Who may know that a gift is its sender's.
  enum Discretion {
    /// Everybody.
    NONE,
    /// Whoever sees the room, but no ranking has it.
    QUIET,
    /// Nobody.
    ANONYMOUS
  }

  /// For people to look at; the fold hands it on.
  ///
  /// @param senderId not to be shown as it is: [#shownSenderId] is
  /// @param comboId empty for a gift that stands alone
  record Gift(
      String giftId,
      String giftName,
      int quantity,
      String senderId,
      String senderName,
      Discretion discretion,
      String receiverId,
      Optional<UUID> comboId) {

    boolean isAnonymous() {
      return discretion == Discretion.ANONYMOUS;
    }

    /// Empty where nobody may know.
    public String shownSenderId() {
      return isAnonymous() ? "" : senderId;
    }

    /// Likewise.
    public String shownSenderName() {
      return isAnonymous() ? "" : senderName;
    }

    /// What of its coins rankings count.
    long rankedCoins(long coins) {
      return discretion == Discretion.NONE ? coins : 0;
    }
  }

  private static void requirePositive(long coins) {
    if (coins < 1) {
      throw new IllegalArgumentException(coins + " coins of a gift");
    }
  }
}
