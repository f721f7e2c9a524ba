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
/// @param receiver the host or a guest on the stage; empty for whom the room's rule says
/// @param message what the sender says with it, as it came; mostly empty
/// @param anonymous nobody but the books is to know who sent it
/// @param quiet on no ranking and in no gallery; whoever receives it knows who sent it
/// @param panelVersion of the catalog that the sender saw; empty for whatever it costs now
record SendGift(
    UUID id,
    Caller sender,
    UUID roomId,
    String giftId,
    int quantity,
    Optional<UUID> comboId,
    Optional<UUID> receiver,
    String message,
    boolean anonymous,
    boolean quiet,
    OptionalLong panelVersion) {}
