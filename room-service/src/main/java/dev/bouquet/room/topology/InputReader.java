package dev.bouquet.room.topology;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Timestamp;
import dev.bouquet.contracts.gift.v1.GiftContext;
import dev.bouquet.contracts.room.v1.RoomInput;
import dev.bouquet.contracts.wallet.v1.ChargeEvent;
import dev.bouquet.contracts.wallet.v1.Charged;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.room.fold.Input;
import dev.bouquet.room.fold.Input.Ask;
import dev.bouquet.room.fold.Position;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.errors.SerializationException;

/// From the wire to what the fold understands. Throws [SerializationException] for what breaks the
/// contract, which stops the pipeline.
final class InputReader {
  private InputReader() {}

  /// Empty for what no room has to do with: a charge that is no gift, and a reversal.
  static Optional<Input> read(MessageLite message) {
    try {
      return switch (message) {
        case ChargeEvent event -> charge(event);
        case RoomInput input -> Optional.of(command(input));
        default -> throw new IllegalArgumentException("a " + message.getClass().getName());
      };
    } catch (IllegalArgumentException | InvalidProtocolBufferException e) {
      throw new SerializationException("no input of a room: " + e.getMessage(), e);
    }
  }

  private static Optional<Input> charge(ChargeEvent event) throws InvalidProtocolBufferException {
    return switch (event.getEventCase()) {
      case CHARGED -> charge(event.getCharged());
      case REVERSED -> Optional.empty(); // what was seen was seen: a room has nothing to take back
      case EVENT_NOT_SET -> throw new IllegalArgumentException("an event without a content");
    };
  }

  private static Optional<Input> charge(Charged charged) throws InvalidProtocolBufferException {
    if (!charged.getContext().is(GiftContext.class)) {
      return Optional.empty();
    }
    var context = charged.getContext().unpack(GiftContext.class);
    var at = charged.getPosition();
    return Optional.of(
        new Input.Charge(
            uuid(charged.getChargeId()),
            new Position(at.getSlot(), at.getEpoch(), at.getSeq()),
            charged.getAmount(),
            new Input.Gift(
                context.getGiftId(),
                context.getGiftName(),
                context.getQuantity(),
                context.getSenderId(),
                context.getSenderName(),
                context.getReceiverId()),
            instant(charged.getChargedAt())));
  }

  private static Input command(RoomInput input) {
    Ask ask =
        switch (input.getInputCase()) {
          case CREATE ->
              new Ask.Create(input.getCreate().getTitle(), input.getCreate().getHostName());
          case START -> new Ask.Start();
          case END -> new Ask.End();
          case INPUT_NOT_SET -> throw new IllegalArgumentException("a command without a content");
        };
    return new Input.Command(uuid(input.getCommandId()), uuid(input.getActorId()), ask);
  }

  private static UUID uuid(String text) {
    return Ids.parse(text).orElseThrow(() -> new IllegalArgumentException("not a UUID: " + text));
  }

  private static Instant instant(Timestamp timestamp) {
    return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
  }
}
