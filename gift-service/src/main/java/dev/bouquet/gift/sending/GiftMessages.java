package dev.bouquet.gift.sending;

import dev.bouquet.contracts.gift.v1.SendGiftRequest;
import dev.bouquet.kit.grpc.GrpcProblem;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.kit.security.Caller;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// What another service asks for, from its message.
final class GiftMessages {
  private static final int MAX_NAME_LENGTH = 255;

  private GiftMessages() {}

  /// @throws io.grpc.StatusRuntimeException INVALID_ARGUMENT where it is malformed
  static SendGift read(SendGiftRequest request) {
    int quantity = request.getQuantity() == 0 ? 1 : request.getQuantity();
    int maxQuantity = dev.bouquet.gift.sending.SendGiftRequest.MAX_QUANTITY;
    int maxGiftIdLength = dev.bouquet.gift.sending.SendGiftRequest.MAX_GIFT_ID_LENGTH;
    require(quantity >= 1 && quantity <= maxQuantity, "quantity must be 1 to " + maxQuantity);
    require(
        !request.getGiftId().isBlank() && request.getGiftId().length() <= maxGiftIdLength,
        "gift_id must have 1 to %d characters".formatted(maxGiftIdLength));
    require(
        request.getSenderName().length() <= MAX_NAME_LENGTH,
        "sender_name must have at most %d characters".formatted(MAX_NAME_LENGTH));
    require(request.getCatalogVersion() >= 0, "catalog_version must not be negative");
    return new SendGift(
        uuid("id", request.getId()),
        new Caller(uuid("sender_id", request.getSenderId()), request.getSenderName()),
        uuid("room_id", request.getRoomId()),
        request.getGiftId(),
        quantity,
        optional("combo_id", request.getComboId()),
        optional("receiver_id", request.getReceiverId()),
        request.getMessage(),
        request.getAnonymous(),
        request.getQuiet(),
        request.getCatalogVersion() == 0
            ? OptionalLong.empty()
            : OptionalLong.of(request.getCatalogVersion()));
  }

  private static Optional<UUID> optional(String field, String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(uuid(field, text));
  }

  /// @throws io.grpc.StatusRuntimeException likewise
  static UUID uuid(String field, String text) {
    return Ids.parse(text).orElseThrow(() -> GrpcProblem.invalid(field + " must be a UUID"));
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw GrpcProblem.invalid(what);
    }
  }
}
