package dev.bouquet.wallet.topup;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.bouquet.wallet.pack.Country;
import dev.bouquet.wallet.pack.Money;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One purchase of coins. Coins and price are those of the pack when it was bought.
///
/// @param id the idempotency key of the request
/// @param country of the buyer, where it was known
/// @param askedCountry what the request itself said; its claims may say another later
/// @param askedProvider null where the request left the choice to us
/// @param checkoutUrl where the person pays; absent until the provider was asked
/// @param paymentId what the provider calls the payment, once it said so
/// @param coinsTakenBack how many of the coins were taken back, as the money was
public record TopUp(
    UUID id,
    @JsonIgnore UUID ownerId,
    Status status,
    String packId,
    @Nullable Country country,
    @JsonIgnore @Nullable Country askedCountry,
    long coins,
    Money price,
    String provider,
    @JsonIgnore @Nullable String askedProvider,
    @Nullable String checkoutUrl,
    @JsonIgnore @Nullable String paymentId,
    long coinsTakenBack,
    Instant createdAt) {

  public enum Status {
    PENDING,
    SUCCEEDED,
    FAILED
  }

  /// Whether this is what was asked for, under whatever key.
  boolean answers(StartTopUpCommand command) {
    return ownerId.equals(command.owner())
        && packId.equals(command.packId())
        && Objects.equals(askedCountry, command.askedCountry())
        && Objects.equals(askedProvider, command.provider());
  }
}
