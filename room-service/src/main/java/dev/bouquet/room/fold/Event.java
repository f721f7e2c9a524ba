package dev.bouquet.room.fold;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What happened in a room.
public sealed interface Event {

  /// An entry of the room's log.
  sealed interface Lasting extends Event {}

  /// A lasting event that speaks of the room itself; viewers are told whatever happens.
  sealed interface Control extends Lasting {}

  /// A lasting event that every viewer gets, or learns that it is missing.
  sealed interface Durable extends Lasting {}

  /// May be left out: nobody misses it who was not there.
  sealed interface Ambient extends Event {}

  record Created() implements Control {}

  record Started() implements Control {}

  record Paused() implements Control {}

  record Resumed() implements Control {}

  record Ended() implements Control {}

  record Suspended(String reason) implements Control {}

  record SuspensionLifted() implements Control {}

  record Changed(Details details, Settings settings) implements Control {}

  /// @param lineup as viewers see it
  record LineupChanged(Lineup lineup) implements Control {}

  /// @param giftsReturn what the person gave lately goes back
  record PersonBanned(UUID person, boolean lifted, boolean giftsReturn) implements Control {}

  /// @param until empty where the person may speak again
  record PersonMuted(UUID person, Optional<Instant> until) implements Control {}

  record MessageDeleted(UUID messageId) implements Control {}

  /// Everything that the person has said so far, with gifts too.
  record MessagesDeleted(UUID person) implements Control {}

  record MessagePinned(Pin pin) implements Control {}

  record MessageUnpinned() implements Control {}

  /// @param combo where its combo stands with this gift
  /// @param first whether it is the sender's first in this room
  /// @param returning why it will be returned, where it will
  /// @param pinnedUntil where its words stay in sight
  record GiftShown(
      Input.Charge charge,
      Optional<ComboStep> combo,
      boolean first,
      Optional<Input.ReversalReason> returning,
      Optional<Instant> pinnedUntil)
      implements Durable {}

  /// @param delta gifts that this event adds
  /// @param total gifts so far
  record ComboStep(UUID comboId, long delta, long total) {}

  record ComboEnded(Combos.Going combo) implements Durable {}

  record GiftReversed(Input.Reversal reversal) implements Durable {}

  record GoalSet(Goal goal) implements Durable {}

  record GoalDropped(UUID goalId) implements Durable {}

  /// @param index of the part, from 0
  record SubGoalReached(Goal goal, int index, String personId, String name) implements Durable {}

  record GoalReached(Goal goal, String personId, String name) implements Durable {}

  record MomentumBegun(Momentum momentum) implements Durable {}

  /// @param momentum with the level that is next
  record MomentumLevelReached(Momentum momentum, String personId, String name) implements Durable {}

  record MomentumEnded(Momentum momentum) implements Durable {}

  /// @param byStaff whether the author is the host or a moderator
  /// @param mentioned whom it speaks to
  record MessageSaid(
      UUID messageId,
      UUID authorId,
      String authorName,
      String text,
      boolean byStaff,
      List<UUID> mentioned)
      implements Ambient {}

  record GestureShown(GestureKind kind, UUID person, String name) implements Ambient {}

  record TestGiftShown(TestGift gift) implements Ambient {}

  /// @param likes that this adds
  /// @param enteredNames of some who entered
  record Applause(long likes, long totalLikes, int entered, List<String> enteredNames)
      implements Ambient {}
}
