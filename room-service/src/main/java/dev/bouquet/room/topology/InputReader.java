package dev.bouquet.room.topology;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import dev.bouquet.contracts.gift.v1.GiftContext;
import dev.bouquet.contracts.gift.v1.GiftReversal;
import dev.bouquet.contracts.gift.v1.GiftReversalReason;
import dev.bouquet.contracts.room.v1.RoomInput;
import dev.bouquet.contracts.wallet.v1.ChargeEvent;
import dev.bouquet.contracts.wallet.v1.ChargeReversed;
import dev.bouquet.contracts.wallet.v1.Charged;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.room.fold.Input;
import dev.bouquet.room.fold.Input.Discretion;
import dev.bouquet.room.fold.Input.ReversalReason;
import dev.bouquet.room.fold.Position;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.errors.SerializationException;

/// From the wire to what the fold understands. Throws [SerializationException] for what breaks the
/// contract, which stops the pipeline.
final class InputReader {
  private InputReader() {}

  /// Empty for what no room has to do with: a charge that is no gift, and its reversal.
  static Optional<Input> read(MessageLite message) {
    try {
      return switch (message) {
        case ChargeEvent event -> charge(event);
        case RoomInput input -> Optional.of(roomInput(input));
        default -> throw new IllegalArgumentException("a " + message.getClass().getName());
      };
    } catch (IllegalArgumentException | InvalidProtocolBufferException e) {
      throw new SerializationException("no input of a room: " + e.getMessage(), e);
    }
  }

  private static Optional<Input> charge(ChargeEvent event) throws InvalidProtocolBufferException {
    return switch (event.getEventCase()) {
      case CHARGED -> charge(event.getCharged());
      case REVERSED -> reversal(event.getReversed());
      case EVENT_NOT_SET -> throw new IllegalArgumentException("an event without a content");
    };
  }

  private static Optional<Input> charge(Charged charged) throws InvalidProtocolBufferException {
    if (!charged.getContext().is(GiftContext.class)) {
      return Optional.empty();
    }
    var context = charged.getContext().unpack(GiftContext.class);
    return Optional.of(
        new Input.Charge(
            uuid(charged.getChargeId()),
            position(charged.getPosition()),
            uuid(charged.getPayerId()),
            charged.getAmount(),
            new Input.Gift(
                context.getGiftId(),
                context.getGiftName(),
                context.getQuantity(),
                context.getSenderId(),
                context.getSenderName(),
                discretion(context.getAnonymous(), context.getQuiet()),
                context.getReceiverId(),
                // Whoever sends nonsense as a combo's id has spent the coins all the same.
                Ids.parse(context.getComboId())),
            new Input.Words(
                context.getMessage(), Duration.ofSeconds(context.getMessagePinnedSeconds())),
            Timestamps.read(charged.getChargedAt())));
  }

  private static Optional<Input> reversal(ChargeReversed reversed)
      throws InvalidProtocolBufferException {
    if (!reversed.getContext().is(GiftReversal.class)) {
      return Optional.empty();
    }
    var context = reversed.getContext().unpack(GiftReversal.class);
    return Optional.of(
        new Input.Reversal(
            uuid(reversed.getReversalId()),
            position(reversed.getPosition()),
            uuid(reversed.getChargeId()),
            uuid(reversed.getPayerId()),
            reversed.getAmount(),
            new Input.Gift(
                context.getGiftId(),
                context.getGiftName(),
                1,
                context.getSenderId(),
                context.getSenderName(),
                discretion(context.getSenderId().isEmpty(), context.getQuiet()),
                context.getReceiverId(),
                Optional.empty()),
            reason(context.getReason())));
  }

  private static ReversalReason reason(GiftReversalReason reason) {
    return switch (reason) {
      case GIFT_REVERSAL_REASON_ROOM_SUSPENDED -> ReversalReason.ROOM_SUSPENDED;
      case GIFT_REVERSAL_REASON_UNDONE -> ReversalReason.UNDONE;
      case GIFT_REVERSAL_REASON_SENDER_BANNED -> ReversalReason.SENDER_BANNED;
      case GIFT_REVERSAL_REASON_UNSPECIFIED, UNRECOGNIZED -> ReversalReason.UNKNOWN;
    };
  }

  private static Discretion discretion(boolean anonymous, boolean quiet) {
    if (anonymous) {
      return Discretion.ANONYMOUS;
    }
    return quiet ? Discretion.QUIET : Discretion.NONE;
  }

  private static Position position(dev.bouquet.contracts.wallet.v1.Position at) {
    return new Position(at.getSlot(), at.getEpoch(), at.getSeq());
  }

  private static Input roomInput(RoomInput input) {
    return switch (input.getInputCase()) {
      case POD_REPORT -> {
        var report = input.getPodReport();
        yield new Input.PodReport(
            report.getPodId(),
            report.getViewers(),
            report.getLikes(),
            report.getEntered(),
            report.getEnteredNamesList());
      }
      case PRESENCE -> {
        var presence = input.getPresence();
        yield new Input.Presence(
            uuid(presence.getPersonId()),
            presence.getName(),
            presence.getFromMinute(),
            presence.getToMinute());
      }
      default ->
          new Input.Command(
              uuid(input.getCommandId()), uuid(input.getActorId()), AskReader.read(input));
    };
  }

  static UUID uuid(String text) {
    return Ids.parse(text).orElseThrow(() -> new IllegalArgumentException("not a UUID: " + text));
  }
}
