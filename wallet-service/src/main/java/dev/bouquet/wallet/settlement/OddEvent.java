package dev.bouquet.wallet.settlement;

import dev.bouquet.wallet.pack.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event of a provider that did not fit, and what an operator did about it.
///
/// @param topUpId as the event names it; null where it names none
/// @param paymentId the provider's name of the payment, where the event has it
/// @param reference the provider's name of the refund or dispute, where it is about one
/// @param paid null where the event is not about money that came or went
/// @param resolution the operator's note; null while nobody has looked
record OddEvent(
    String provider,
    String eventId,
    Verdict verdict,
    @Nullable UUID topUpId,
    @Nullable String paymentId,
    @Nullable String reference,
    @Nullable Money paid,
    Instant receivedAt,
    @Nullable String resolution,
    @Nullable UUID resolvedBy,
    @Nullable Instant resolvedAt) {

  /// Where it stands in the list: the oldest first.
  Place place() {
    return new Place(receivedAt, provider, eventId);
  }

  record Place(Instant receivedAt, String provider, String eventId) {
    private static final String SEPARATOR = "/";

    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    static final Place BEFORE_ALL = new Place(Instant.EPOCH, "", "");

    static Place parse(String text) {
      var parts = text.split(SEPARATOR, 3);
      var receivedAt = Instant.parse(parts[0]);
      if (receivedAt.isBefore(Instant.EPOCH) || receivedAt.isAfter(LATEST)) {
        throw new IllegalArgumentException("no time of an event: " + receivedAt);
      }
      return new Place(receivedAt, parts[1], parts[2]);
    }

    String format() {
      return receivedAt + SEPARATOR + provider + SEPARATOR + eventId;
    }
  }
}
