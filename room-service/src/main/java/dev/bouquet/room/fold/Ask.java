package dev.bouquet.room.fold;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What a person asks of a room.
public sealed interface Ask {

  /// The person whose [Attendee] this reads or changes, where there is one.
  default Optional<UUID> attendee(UUID actor) {
    return switch (this) {
      case Say _, ShowTestGift _, Gesture _ -> Optional.of(actor);
      case Mute mute -> Optional.of(mute.person());
      case Appoint appoint -> Optional.of(appoint.person());
      case Create _, Start _, Pause _, End _, Suspend _, LiftSuspension _, Change _ ->
          Optional.empty();
      case SetGoal _, DropGoal _, PinMessage _, Unpin _, EndCombo _ -> Optional.empty();
      case DeleteMessage(_, var author) -> author;
      case Ban _, DeleteMessagesOf _ -> Optional.empty();
      case Invite _, JoinStage _, LeaveStage _, SetGiftSplit _ -> Optional.empty();
    };
  }

  record Create(Details details, String hostName, HouseRules houseRules) implements Ask {}

  /// Also goes on after a pause.
  record Start() implements Ask {}

  record Pause() implements Ask {}

  record End() implements Ask {}

  /// By the platform. Whether the actor may is not the room's to judge.
  record Suspend(String reason) implements Ask {}

  /// By the platform.
  record LiftSuspension() implements Ask {}

  /// What is empty stays as it is.
  record Change(Optional<Details> details, Optional<Settings> settings) implements Ask {}

  /// Sets a goal, or changes the one with this id, which keeps its progress.
  record SetGoal(UUID goalId, String title, List<Target> targets) implements Ask {
    public SetGoal {
      targets = List.copyOf(targets);
    }
  }

  record DropGoal(UUID goalId) implements Ask {}

  /// @param lasts empty for as long as nobody takes it away
  record PinMessage(String text, UUID authorId, String authorName, Optional<Duration> lasts)
      implements Ask {}

  record Unpin() implements Ask {}

  /// By the combo's sender.
  record EndCombo(UUID comboId) implements Ask {}

  /// @param followsHost whether the actor does, as the pod knows it
  /// @param mentioned whom it speaks to
  record Say(
      UUID messageId, String text, String authorName, boolean followsHost, List<UUID> mentioned)
      implements Ask {
    public Say {
      mentioned = List.copyOf(mentioned);
    }
  }

  /// @param author who said it; empty where the pod does not know it any more
  record DeleteMessage(UUID messageId, Optional<UUID> author) implements Ask {}

  /// Everything that the person has said so far.
  record DeleteMessagesOf(UUID person) implements Ask {}

  /// @param lasts zero lets the person speak again
  record Mute(UUID person, Duration lasts) implements Ask {}

  record Ban(UUID person, boolean lift) implements Ask {}

  record Appoint(UUID person, boolean dismiss) implements Ask {}

  record Invite(UUID person) implements Ask {}

  /// By whom the host has invited.
  record JoinStage(String name) implements Ask {}

  /// Also takes an invitation back.
  record LeaveStage(UUID person) implements Ask {}

  record SetGiftSplit(GiftSplit split) implements Ask {}

  record ShowTestGift(TestGift gift) implements Ask {}

  record Gesture(GestureKind kind, String name) implements Ask {}

  /// What a sub-goal counts.
  ///
  /// @param giftId empty for any gift, counted by coins; otherwise that gift's quantity counts
  record Target(Optional<String> giftId, long amount) {
    public Target {
      if (amount < 1) {
        throw new IllegalArgumentException("a goal of " + amount);
      }
    }
  }
}
