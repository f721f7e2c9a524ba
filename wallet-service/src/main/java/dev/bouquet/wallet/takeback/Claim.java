package dev.bouquet.wallet.takeback;

import dev.bouquet.wallet.pack.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A refund, a dispute or a voiding, as its provider told it.
///
/// @param reference the provider's name for it
/// @param reason null, as the amount is, while only that it was given again was told
/// @param taken whether the provider said that the money is gone
/// @param givenAgain whether it said that the money has come again
public record Claim(
    String reference,
    @Nullable String reason,
    @Nullable Money amount,
    boolean taken,
    boolean givenAgain,
    Instant toldAt) {

  /// How much it is about; 0 while that is not known.
  public long minorUnits() {
    return amount == null ? 0 : amount.amount();
  }

  /// Whether the money is gone.
  public boolean isOpen() {
    return taken && !givenAgain;
  }
}
