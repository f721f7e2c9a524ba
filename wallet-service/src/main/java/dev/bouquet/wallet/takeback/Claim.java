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

  /// How much money is gone by it, in minor units of a currency; another currency's does not count.
  public long openIn(String currency) {
    return taken && !givenAgain && amount != null && amount.currency().equals(currency)
        ? amount.amount()
        : 0;
  }
}
