package dev.bouquet.room.topology;

import dev.bouquet.contracts.gift.v1.GiftReversalReason;
import dev.bouquet.contracts.room.v1.Applause;
import dev.bouquet.contracts.room.v1.ComboEnded;
import dev.bouquet.contracts.room.v1.ComboStep;
import dev.bouquet.contracts.room.v1.EventClass;
import dev.bouquet.contracts.room.v1.GestureShown;
import dev.bouquet.contracts.room.v1.GiftReversed;
import dev.bouquet.contracts.room.v1.GiftShown;
import dev.bouquet.contracts.room.v1.GoalDropped;
import dev.bouquet.contracts.room.v1.GoalReached;
import dev.bouquet.contracts.room.v1.GoalSet;
import dev.bouquet.contracts.room.v1.LineupChanged;
import dev.bouquet.contracts.room.v1.MessageDeleted;
import dev.bouquet.contracts.room.v1.MessagePinned;
import dev.bouquet.contracts.room.v1.MessageSaid;
import dev.bouquet.contracts.room.v1.MessageUnpinned;
import dev.bouquet.contracts.room.v1.MessagesDeleted;
import dev.bouquet.contracts.room.v1.MomentumBegun;
import dev.bouquet.contracts.room.v1.MomentumEnded;
import dev.bouquet.contracts.room.v1.MomentumLevelReached;
import dev.bouquet.contracts.room.v1.PersonBanned;
import dev.bouquet.contracts.room.v1.PersonMuted;
import dev.bouquet.contracts.room.v1.RoomChanged;
import dev.bouquet.contracts.room.v1.RoomCreated;
import dev.bouquet.contracts.room.v1.RoomEnded;
import dev.bouquet.contracts.room.v1.RoomEvent;
import dev.bouquet.contracts.room.v1.RoomPaused;
import dev.bouquet.contracts.room.v1.RoomResumed;
import dev.bouquet.contracts.room.v1.RoomStarted;
import dev.bouquet.contracts.room.v1.RoomSuspended;
import dev.bouquet.contracts.room.v1.SubGoalReached;
import dev.bouquet.contracts.room.v1.SuspensionLifted;
import dev.bouquet.contracts.room.v1.TestGift;
import dev.bouquet.room.fold.Event;
import dev.bouquet.room.fold.Input.Discretion;
import dev.bouquet.room.fold.Input.ReversalReason;
import java.util.UUID;

/// An event's message.
final class EventMessages {
  private EventMessages() {}

  static RoomEvent.Builder write(RoomEvent.Builder message, Event event) {
    return switch (event) {
      case Event.Control control ->
          control(message.setEventClass(EventClass.EVENT_CLASS_CONTROL), control);
      case Event.Durable durable ->
          durable(message.setEventClass(EventClass.EVENT_CLASS_DURABLE), durable);
      case Event.Ambient ambient ->
          ambient(message.setEventClass(EventClass.EVENT_CLASS_AMBIENT), ambient);
    };
  }

  private static RoomEvent.Builder control(RoomEvent.Builder message, Event.Control event) {
    return switch (event) {
      case Event.Created _ -> message.setRoomCreated(RoomCreated.getDefaultInstance());
      case Event.Started _ -> message.setRoomStarted(RoomStarted.getDefaultInstance());
      case Event.Paused _ -> message.setRoomPaused(RoomPaused.getDefaultInstance());
      case Event.Resumed _ -> message.setRoomResumed(RoomResumed.getDefaultInstance());
      case Event.Ended _ -> message.setRoomEnded(RoomEnded.getDefaultInstance());
      case Event.Suspended(String reason) ->
          message.setRoomSuspended(RoomSuspended.newBuilder().setReason(reason));
      case Event.SuspensionLifted _ ->
          message.setSuspensionLifted(SuspensionLifted.getDefaultInstance());
      case Event.Changed changed -> message.setRoomChanged(changed(changed));
      case Event.LineupChanged(var lineup) ->
          message.setLineupChanged(
              LineupChanged.newBuilder().setLineup(LineupMessages.write(lineup)));
      case Event.PersonBanned(var person, boolean lifted, boolean giftsReturn) ->
          message.setPersonBanned(
              PersonBanned.newBuilder()
                  .setPersonId(person.toString())
                  .setLifted(lifted)
                  .setGiftsReturn(giftsReturn));
      case Event.PersonMuted muted -> message.setPersonMuted(muted(muted));
      case Event.MessageDeleted(var messageId) ->
          message.setMessageDeleted(MessageDeleted.newBuilder().setMessageId(messageId.toString()));
      case Event.MessagesDeleted(var person) ->
          message.setMessagesDeleted(MessagesDeleted.newBuilder().setPersonId(person.toString()));
      case Event.MessagePinned(var pin) ->
          message.setMessagePinned(MessagePinned.newBuilder().setPin(StandingMessages.pin(pin)));
      case Event.MessageUnpinned _ ->
          message.setMessageUnpinned(MessageUnpinned.getDefaultInstance());
    };
  }

  private static RoomChanged changed(Event.Changed event) {
    return RoomChanged.newBuilder()
        .setDetails(RoomRecord.write(event.details()))
        .setSettings(RoomRecord.write(event.settings()).toBuilder().clearBlockedWords())
        .build();
  }

  private static PersonMuted muted(Event.PersonMuted event) {
    var muted = PersonMuted.newBuilder().setPersonId(event.person().toString());
    event.until().ifPresent(until -> muted.setUntil(Timestamps.of(until)));
    return muted.build();
  }

  private static RoomEvent.Builder durable(RoomEvent.Builder message, Event.Durable event) {
    return switch (event) {
      case Event.GiftShown shown -> message.setGiftShown(gift(shown));
      case Event.ComboEnded ended -> message.setComboEnded(combo(ended));
      case Event.GiftReversed reversed -> message.setGiftReversed(reversal(reversed));
      case Event.GoalSet(var goal) ->
          message.setGoalSet(GoalSet.newBuilder().setGoal(StandingMessages.goal(goal)));
      case Event.GoalDropped(var goalId) ->
          message.setGoalDropped(GoalDropped.newBuilder().setGoalId(goalId.toString()));
      case Event.SubGoalReached reached ->
          message.setSubGoalReached(
              SubGoalReached.newBuilder()
                  .setGoalId(reached.goal().id().toString())
                  .setIndex(reached.index())
                  .setGoal(StandingMessages.goal(reached.goal()))
                  .setPersonId(reached.personId())
                  .setName(reached.name()));
      case Event.MomentumBegun(var momentum) ->
          message.setMomentumBegun(
              MomentumBegun.newBuilder().setMomentum(StandingMessages.momentum(momentum)));
      case Event.MomentumLevelReached(var momentum, String personId, String name) ->
          message.setMomentumLevelReached(
              MomentumLevelReached.newBuilder()
                  .setMomentum(StandingMessages.momentum(momentum))
                  .setPersonId(personId)
                  .setName(name));
      case Event.MomentumEnded(var momentum) ->
          message.setMomentumEnded(
              MomentumEnded.newBuilder().setMomentum(StandingMessages.momentum(momentum)));
      case Event.GoalReached(var goal, String personId, String name) ->
          message.setGoalReached(
              GoalReached.newBuilder()
                  .setGoal(StandingMessages.goal(goal))
                  .setPersonId(personId)
                  .setName(name));
    };
  }

  private static GiftShown gift(Event.GiftShown event) {
    var charge = event.charge();
    var gift = charge.gift();
    var message =
        GiftShown.newBuilder()
            .setChargeId(charge.id().toString())
            .setGiftId(gift.giftId())
            .setGiftName(gift.giftName())
            .setQuantity(gift.quantity())
            .setCoins(charge.coins())
            .setSenderId(gift.shownSenderId())
            .setSenderName(gift.shownSenderName())
            .setAnonymous(gift.discretion() == Discretion.ANONYMOUS)
            .setQuiet(gift.discretion() == Discretion.QUIET)
            .setReceiverId(gift.receiverId())
            .setMessage(charge.words().text())
            .setChargedAt(Timestamps.of(charge.chargedAt()))
            .setFirst(event.first())
            .setReturning(
                event
                    .returning()
                    .map(EventMessages::reason)
                    .orElse(GiftReversalReason.GIFT_REVERSAL_REASON_UNSPECIFIED));
    event.pinnedUntil().ifPresent(until -> message.setPinnedUntil(Timestamps.of(until)));
    event
        .combo()
        .ifPresent(step ->
            message.setCombo(
                ComboStep.newBuilder()
                    .setComboId(step.comboId().toString())
                    .setDelta(step.delta())
                    .setTotal(step.total())));
    return message.build();
  }

  private static ComboEnded combo(Event.ComboEnded event) {
    var key = event.combo().key();
    var combo = event.combo().combo();
    return ComboEnded.newBuilder()
        .setComboId(key.comboId().toString())
        .setGiftId(key.giftId())
        .setGiftName(combo.giftName())
        .setSenderId(event.combo().shownSenderId())
        .setSenderName(event.combo().shownSenderName())
        .setReceiverId(key.receiverId())
        .setTotal(combo.total())
        .setCoins(combo.coins())
        .build();
  }

  private static GiftReversed reversal(Event.GiftReversed event) {
    var reversal = event.reversal();
    return GiftReversed.newBuilder()
        .setReversalId(reversal.id().toString())
        .setChargeId(reversal.chargeId().toString())
        .setGiftId(reversal.gift().giftId())
        .setGiftName(reversal.gift().giftName())
        .setSenderId(reversal.gift().shownSenderId())
        .setSenderName(reversal.gift().shownSenderName())
        .setCoins(reversal.coins())
        .setReason(reason(reversal.reason()))
        .build();
  }

  private static GiftReversalReason reason(ReversalReason reason) {
    return switch (reason) {
      case ROOM_SUSPENDED -> GiftReversalReason.GIFT_REVERSAL_REASON_ROOM_SUSPENDED;
      case UNDONE -> GiftReversalReason.GIFT_REVERSAL_REASON_UNDONE;
      case SENDER_BANNED -> GiftReversalReason.GIFT_REVERSAL_REASON_SENDER_BANNED;
      case UNKNOWN -> GiftReversalReason.GIFT_REVERSAL_REASON_UNSPECIFIED;
    };
  }

  private static RoomEvent.Builder ambient(RoomEvent.Builder message, Event.Ambient event) {
    return switch (event) {
      case Event.MessageSaid said ->
          message.setMessageSaid(
              MessageSaid.newBuilder()
                  .setMessageId(said.messageId().toString())
                  .setAuthorId(said.authorId().toString())
                  .setAuthorName(said.authorName())
                  .setText(said.text())
                  .setByStaff(said.byStaff())
                  .addAllMentionedIds(said.mentioned().stream().map(UUID::toString).toList()));
      case Event.GestureShown(var kind, var person, String name) ->
          message.setGestureShown(
              GestureShown.newBuilder()
                  .setKind(GestureMessages.write(kind))
                  .setPersonId(person.toString())
                  .setName(name));
      case Event.TestGiftShown(var gift) -> message.setTestGift(testGift(gift));
      case Event.Applause(long likes, long total, int entered, var names) ->
          message.setApplause(
              Applause.newBuilder()
                  .setLikes(likes)
                  .setTotalLikes(total)
                  .setEntered(entered)
                  .addAllEnteredNames(names));
    };
  }

  private static TestGift testGift(dev.bouquet.room.fold.TestGift gift) {
    return TestGift.newBuilder()
        .setId(gift.id().toString())
        .setGiftId(gift.giftId())
        .setGiftName(gift.giftName())
        .setQuantity(gift.quantity())
        .setSenderId(gift.sender().toString())
        .setSenderName(gift.senderName())
        .setReceiverId(gift.receiver().toString())
        .setMessage(gift.message())
        .build();
  }
}
