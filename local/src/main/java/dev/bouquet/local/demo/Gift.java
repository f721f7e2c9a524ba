package dev.bouquet.local.demo;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One gift of the show, from the plan to its fate. Written by the thread that sends it, read by
/// those that count.
final class Gift {
  private final int index;
  private final UUID key = Uuid7.next();
  private final Viewer sender;
  private final String giftId;
  private final int quantity;
  private final long coins;
  private final @Nullable UUID comboId;
  private volatile long intendedNanos;
  private volatile long sentNanos;
  private volatile @Nullable Outcome outcome;

  /// What the sender was told in the end.
  sealed interface Outcome {
    /// @param coins what the receipt says
    record Accepted(long coins) implements Outcome {}

    record Refused(String code) implements Outcome {}

    /// Nobody has said yes or no; the same key finds out.
    record Unknown(String reason) implements Outcome {}
  }

  /// @param comboId absent for a gift that stands alone
  Gift(int index, Viewer sender, String giftId, int quantity, long coins, @Nullable UUID comboId) {
    this.index = index;
    this.sender = sender;
    this.giftId = giftId;
    this.quantity = quantity;
    this.coins = coins;
    this.comboId = comboId;
  }

  int index() {
    return index;
  }

  UUID key() {
    return key;
  }

  Viewer sender() {
    return sender;
  }

  String giftId() {
    return giftId;
  }

  int quantity() {
    return quantity;
  }

  /// By the catalog; the receipt has the last word.
  long coins() {
    return coins;
  }

  @Nullable UUID comboId() {
    return comboId;
  }

  /// When the open loop meant to send it: every latency counts from here, so a stall of the sender
  /// shows.
  long intendedNanos() {
    return intendedNanos;
  }

  long sentNanos() {
    return sentNanos;
  }

  void sending(long intended, long now) {
    intendedNanos = intended;
    sentNanos = now;
  }

  @Nullable Outcome outcome() {
    return outcome;
  }

  void settle(Outcome fate) {
    outcome = fate;
  }

  boolean accepted() {
    return outcome instanceof Outcome.Accepted;
  }
}
