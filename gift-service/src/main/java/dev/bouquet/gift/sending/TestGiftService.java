package dev.bouquet.gift.sending;

import com.google.protobuf.Timestamp;
import dev.bouquet.contracts.room.v1.ShowTestGiftResponse;
import dev.bouquet.contracts.room.v1.TestGift;
import dev.bouquet.gift.catalog.Catalog;
import dev.bouquet.gift.catalog.Gift;
import dev.bouquet.gift.room.KnownRoom;
import dev.bouquet.gift.room.RoomAnswer;
import dev.bouquet.gift.room.Rooms;
import dev.bouquet.gift.shoutout.ShoutOuts;
import dev.bouquet.gift.shoutout.moderation.ShoutOut;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Gifts that cost nothing and count nowhere, for hosts who want to see them on the screen. The
/// wallet never hears of them; who may send them, and how often, is the room's to judge.
@ApplicationScoped
class TestGiftService {
  private final Catalog catalog;
  private final Rooms rooms;
  private final ShoutOuts shoutOuts;
  private final Clock clock;

  TestGiftService(Catalog catalog, Rooms rooms, ShoutOuts shoutOuts, Clock clock) {
    this.catalog = catalog;
    this.rooms = rooms;
    this.shoutOuts = shoutOuts;
    this.clock = clock;
  }

  /// Combo, discretion and panel of what is asked for play no part.
  SendResult show(SendGift asked) {
    return switch (rooms.find(asked.roomId())) {
      case RoomAnswer.Known(var room) ->
          catalog
              .find(asked.giftId())
              .map(gift -> show(asked, room, gift))
              .orElseGet(() -> refused(Refusal.GIFT_NOT_FOUND));
      case RoomAnswer.Missing() -> refused(Refusal.ROOM_NOT_FOUND);
      case RoomAnswer.Unreachable() ->
          new SendResult.RetryLater("Nothing is known about this room at the moment.");
    };
  }

  private SendResult show(SendGift asked, KnownRoom room, Gift gift) {
    var receiver = asked.receiver().orElse(room.hostId());
    if (!room.receivers().people().contains(receiver)) {
      return refused(Refusal.RECEIVER_NOT_ON_STAGE);
    }
    return switch (shoutOuts.check(asked.message(), gift.tier())) {
      case ShoutOut.Refused(var reason) -> refused(Refusal.of(reason));
      case ShoutOut.Accepted(var words) ->
          show(
              room,
              TestGift.newBuilder()
                  .setId(asked.id().toString())
                  .setGiftId(gift.id())
                  .setGiftName(gift.name())
                  .setQuantity(asked.quantity())
                  .setSenderId(asked.sender().id().toString())
                  .setSenderName(asked.sender().name())
                  .setReceiverId(receiver.toString())
                  .setMessage(words)
                  .build());
    };
  }

  private SendResult show(KnownRoom room, TestGift gift) {
    return rooms
        .show(room.id(), gift)
        .map(answer -> resultOf(answer, gift))
        .orElseGet(() -> new SendResult.RetryLater("The room gives no answer at the moment."));
  }

  private SendResult resultOf(ShowTestGiftResponse answer, TestGift gift) {
    if (answer.getRefusedWith().isEmpty()) {
      return new SendResult.Tested(gift, answer.getReplayed());
    }
    return answer.hasRetryAt()
        ? new SendResult.TooSoon(answer.getRefusedWith(), until(answer.getRetryAt()))
        : new SendResult.Refused(answer.getRefusedWith(), false);
  }

  private Duration until(Timestamp at) {
    return Duration.between(clock.instant(), Instant.ofEpochSecond(at.getSeconds(), at.getNanos()));
  }

  private static SendResult refused(Refusal why) {
    return new SendResult.Refused(why.name(), false);
  }
}
