package dev.bouquet.gift.sending;

import dev.bouquet.kit.security.Caller;
import java.util.UUID;

/// What somebody asks for.
///
/// @param id names the gift, its charge and its transfer: the request's idempotency key
/// @param quantity 1 to 999
record SendGift(UUID id, Caller sender, UUID roomId, String giftId, int quantity) {}
