package dev.bouquet.gift.sending;

import dev.bouquet.kit.id.Ids;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param quantity how many; one where it is left out
/// @param comboId a UUID; none where the gift stands alone
/// @param receiverId the host or a guest on the stage; by the room's rule where it is left out
/// @param message what the sender says with it; how long it may be depends on the gift's tier
/// @param anonymous nobody is told who sent it; not so where it is left out
/// @param quiet on no ranking and in no gallery, whatever the sender's settings say; as they say
///   where it is left out
/// @param catalogVersion of the panel from which it is sent, as `GET /v1/gifts` named it: what that
///   panel said is charged, or nothing. Without it the gift costs what it costs now
/// @param isTest it is shown, costs nothing and counts nowhere: for the room's host and moderators
record SendGiftRequest(
    @NotBlank @Size(max = MAX_GIFT_ID_LENGTH) String giftId,
    @Nullable @Min(1) @Max(MAX_QUANTITY) Integer quantity,
    @Nullable @Pattern(regexp = Ids.PATTERN, message = "must be a UUID") String comboId,
    @Nullable @Pattern(regexp = Ids.PATTERN, message = "must be a UUID") String receiverId,
    @Nullable String message,
    @Nullable Boolean anonymous,
    @Nullable Boolean quiet,
    @Nullable @Min(1) Long catalogVersion,
    @Nullable Boolean isTest) {
  static final int MAX_GIFT_ID_LENGTH = 64;
  static final int MAX_QUANTITY = 999;

  int quantityOrOne() {
    return quantity == null ? 1 : quantity;
  }

  String messageOrNone() {
    return message == null ? "" : message;
  }

  boolean isAnonymous() {
    return Boolean.TRUE.equals(anonymous);
  }

  boolean isQuiet() {
    return Boolean.TRUE.equals(quiet);
  }

  boolean asksForATest() {
    return Boolean.TRUE.equals(isTest);
  }

  OptionalLong panelVersion() {
    return catalogVersion == null ? OptionalLong.empty() : OptionalLong.of(catalogVersion);
  }

  Optional<UUID> receiver() {
    return Optional.ofNullable(receiverId).flatMap(Ids::parse);
  }

  Optional<UUID> combo() {
    return Optional.ofNullable(comboId).flatMap(Ids::parse);
  }
}
