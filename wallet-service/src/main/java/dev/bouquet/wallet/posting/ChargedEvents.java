package dev.bouquet.wallet.posting;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import dev.bouquet.contracts.wallet.v1.Charged;
import dev.bouquet.contracts.wallet.v1.Position;
import dev.bouquet.ledger.core.Bytes;
import dev.bouquet.ledger.core.Result.Posted;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// How a charge looks beside its transfer, in the outbox and on the topic.
///
/// A transfer's context holds a [Charged] with what only the caller knows (ordering key, context);
/// publication adds what the ledger knows. So nothing is stored twice, and a replay finds the
/// caller's context where it was.
public final class ChargedEvents {
  private ChargedEvents() {}

  /// What is kept with the transfer.
  public static Bytes toContext(String orderingKey, com.google.protobuf.Any context) {
    return Bytes.copyOf(
        Charged.newBuilder().setOrderingKey(orderingKey).setContext(context).build().toByteArray());
  }

  /// The event of a posted charge.
  public static Charged toEvent(Posted posted) {
    try {
      return Charged.parseFrom(posted.context().toArray()).toBuilder()
          .setChargeId(posted.id().toString())
          .setPayerId(posted.debit().toString())
          .setAmount(posted.amount())
          .setPosition(toProto(posted.position()))
          .setChargedAt(toProto(posted.at()))
          .build();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("context of " + posted.id() + " is not ours", e);
    }
  }

  /// One outbox row: the events of one commit, each with its length before it.
  static byte[] encode(List<Posted> posted) {
    try (var bytes = new ByteArrayOutputStream()) {
      for (var one : posted) {
        toEvent(one).writeDelimitedTo(bytes);
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Charged> decode(byte[] row) {
    var events = new ArrayList<Charged>();
    try (var bytes = new ByteArrayInputStream(row)) {
      for (var event = Charged.parseDelimitedFrom(bytes);
          event != null;
          event = Charged.parseDelimitedFrom(bytes)) {
        events.add(event);
      }
      return events;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Position toProto(dev.bouquet.ledger.core.Position position) {
    return Position.newBuilder()
        .setSlot(position.slot())
        .setEpoch(position.epoch())
        .setSeq(position.seq())
        .build();
  }

  public static Timestamp toProto(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }
}
