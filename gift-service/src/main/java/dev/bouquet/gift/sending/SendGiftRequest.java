package dev.bouquet.gift.sending;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// @param quantity how many; one where it is left out
record SendGiftRequest(
    @NotBlank @Size(max = MAX_GIFT_ID_LENGTH) String giftId,
    @Nullable @Min(1) @Max(MAX_QUANTITY) Integer quantity) {
  static final int MAX_GIFT_ID_LENGTH = 64;
  static final int MAX_QUANTITY = 999;

  int quantityOrOne() {
    return quantity == null ? 1 : quantity;
  }
}
