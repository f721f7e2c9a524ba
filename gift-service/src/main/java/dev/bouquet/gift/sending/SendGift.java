package dev.bouquet.gift.sending;

import dev.bouquet.kit.security.Caller;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// What somebody asks for.
///
/// @param id names the gift, its charge and its transfer: the request's idempotency key
/// @param quantity 1 to 999
/// @param comboId that of gifts of one kind sent in one go; empty for a gift that stands alone
/// @param message what the sender says with it, as it came; mostly empty
/// @param panelVersion of the catalog that the sender saw; empty for whatever it costs now
record SendGift(
    UUID id,
    Caller sender,
    UUID roomId,
    String giftId,
    int quantity,
    Optional<UUID> comboId,
    String message,
    OptionalLong panelVersion) {}
