package dev.bouquet.gift.webhook.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a target is sent.
///
/// @param id also in the header `webhook-id`
/// @param timestamp when it happened
@RegisterForReflection
record Message(UUID id, String type, Instant timestamp, Data data) {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .defaultPropertyInclusion(JsonInclude.Value.construct(Include.NON_NULL, Include.NON_NULL))
          .build();

  sealed interface Data {}

  /// A gift as its receiver knows it: nobody sent an anonymous one.
  ///
  /// @param id of the gift
  /// @param coins the receiver's part
  /// @param takenBackCoins what of that went back up to now; absent where the gift has just come
  /// @param reversalId what took it back, likewise
  @RegisterForReflection
  record Gift(
      UUID id,
      UUID receiverId,
      @Nullable UUID roomId,
      @Nullable UUID senderId,
      @Nullable String senderName,
      String giftId,
      String giftName,
      int quantity,
      long coins,
      @Nullable String message,
      boolean anonymous,
      boolean quiet,
      @Nullable UUID comboId,
      Instant sentAt,
      @Nullable Long takenBackCoins,
      @Nullable UUID reversalId,
      @Nullable Instant reversedAt)
      implements Data {}

  /// @param subscriptionId which one is tested
  @RegisterForReflection
  record Test(UUID subscriptionId) implements Data {}

  String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record is always JSON", e);
    }
  }
}
