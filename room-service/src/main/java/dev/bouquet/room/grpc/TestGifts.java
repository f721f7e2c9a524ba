package dev.bouquet.room.grpc;

import com.google.protobuf.Timestamp;
import dev.bouquet.contracts.room.v1.RoomInput;
import dev.bouquet.contracts.room.v1.ShowTestGiftRequest;
import dev.bouquet.contracts.room.v1.ShowTestGiftResponse;
import dev.bouquet.contracts.room.v1.TestGift;
import dev.bouquet.kit.grpc.GrpcProblem;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.kit.security.Caller;
import dev.bouquet.room.chat.MessageThrottle;
import dev.bouquet.room.command.CommandResult;
import dev.bouquet.room.command.RoomCommands;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Hands test gifts to the room, which decides whether they are shown.
@Singleton
class TestGifts {
  private static final int MAX_QUANTITY = 999;
  private static final int MAX_NAMES_LENGTH = 1_000;

  /// UTF-16 units: what gift-service lets through. A family of four is one character of eleven
  /// units.
  private static final int MAX_MESSAGE_LENGTH = 2_000;

  private final RoomCommands commands;
  private final MessageThrottle throttle;

  TestGifts(RoomCommands commands, MessageThrottle throttle) {
    this.commands = commands;
    this.throttle = throttle;
  }

  /// Blocks until the room has answered.
  ShowTestGiftResponse show(ShowTestGiftRequest request) {
    var roomId = uuid("room_id", request.getRoomId());
    var gift = request.getGift();
    var sender = new Caller(uuid("gift.sender_id", gift.getSenderId()), gift.getSenderName());
    requireWhole(gift);
    var retryAt = throttle.take(sender.id(), Instant.now());
    if (retryAt.isPresent()) {
      return refused("TOO_MANY_MESSAGES", retryAt);
    }
    return switch (commands.run(roomId, sender, RoomInput.newBuilder().setShowTestGift(gift))) {
      case CommandResult.Done done ->
          ShowTestGiftResponse.newBuilder().setReplayed(done.unchanged()).build();
      case CommandResult.Refused(var code, var until) -> refused(code, until);
      case CommandResult.Unanswered _ ->
          throw GrpcProblem.retryLater("The room did not answer in time.");
    };
  }

  private static ShowTestGiftResponse refused(String code, Optional<Instant> retryAt) {
    var response = ShowTestGiftResponse.newBuilder().setRefusedWith(code);
    retryAt.ifPresent(at ->
        response.setRetryAt(
            Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano())));
    return response.build();
  }

  private static void requireWhole(TestGift gift) {
    var _ = uuid("gift.id", gift.getId());
    var _ = uuid("gift.receiver_id", gift.getReceiverId());
    require(
        gift.getQuantity() >= 1 && gift.getQuantity() <= MAX_QUANTITY,
        "gift.quantity must be 1 to " + MAX_QUANTITY);
    require(!gift.getGiftId().isBlank(), "gift.gift_id must be set");
    int length =
        gift.getGiftId().length() + gift.getGiftName().length() + gift.getSenderName().length();
    require(length <= MAX_NAMES_LENGTH, "gift's names must be shorter");
    require(
        gift.getMessage().length() <= MAX_MESSAGE_LENGTH,
        "gift.message must have at most %d UTF-16 units".formatted(MAX_MESSAGE_LENGTH));
  }

  private static UUID uuid(String field, String text) {
    return Ids.parse(text).orElseThrow(() -> GrpcProblem.invalid(field + " must be a UUID"));
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw GrpcProblem.invalid(what);
    }
  }
}
