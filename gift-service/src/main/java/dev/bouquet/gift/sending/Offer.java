package dev.bouquet.gift.sending;

import dev.bouquet.gift.catalog.Gift;
import java.util.Optional;

/// What the catalog has under the id that somebody asks for.
sealed interface Offer {

  /// @param item at the price that the sender saw
  /// @param version of the catalog that the price is from
  record Open(Gift item, long version) implements Offer {}

  /// The sender saw another price.
  record PriceChanged(Gift now) implements Offer {}

  record Nothing() implements Offer {}

  default Optional<Gift> gift() {
    return switch (this) {
      case Open(var gift, _) -> Optional.of(gift);
      case PriceChanged(var gift) -> Optional.of(gift);
      case Nothing() -> Optional.empty();
    };
  }
}
