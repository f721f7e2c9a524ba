package dev.bouquet.gift.sending;

import dev.bouquet.kit.id.Ids;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param quantity how many; one where it is left out
/// @param comboId a UUID; none where the gift stands alone
record SendGiftRequest(
    @NotBlank @Size(max = MAX_GIFT_ID_LENGTH) String giftId,
    @Nullable @Min(1) @Max(MAX_QUANTITY) Integer quantity,
    @Nullable @Pattern(regexp = Ids.PATTERN, message = "must be a UUID") String comboId) {
  static final int MAX_GIFT_ID_LENGTH = 64;
  static final int MAX_QUANTITY = 999;

  int quantityOrOne() {
    return quantity == null ? 1 : quantity;
  }

  Optional<UUID> combo() {
    return Optional.ofNullable(comboId).flatMap(Ids::parse);
  }
}
