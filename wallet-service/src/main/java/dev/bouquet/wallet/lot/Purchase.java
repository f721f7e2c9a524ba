package dev.bouquet.wallet.lot;

import dev.bouquet.wallet.pack.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.UUID;

/// The top-up that a lot's coins are of.
///
/// @param coins what was bought; a lot that was given again may have fewer
/// @param price what was paid for all of `coins`
record Purchase(UUID topUpId, long coins, Money price) {
  private static final int DIGITS = 8;

  /// Minor units of the currency for one coin, to eight digits.
  String pricePerCoin() {
    return BigDecimal.valueOf(price.amount())
        .divide(BigDecimal.valueOf(coins), DIGITS, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }
}
