package dev.bouquet.wallet.topup;

import dev.bouquet.wallet.pack.Country;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The wish to buy a pack of coins.
///
/// @param id the idempotency key
/// @param country of the buyer, null where it is not known
/// @param askedCountry the request's own, which may be another
/// @param provider null for the usual one
record StartTopUpCommand(
    UUID id,
    UUID owner,
    String packId,
    @Nullable Country country,
    @Nullable Country askedCountry,
    @Nullable String provider) {}
