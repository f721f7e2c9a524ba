package dev.bouquet.payout.earning;

import dev.bouquet.contracts.wallet.v1.Position;
import java.time.Instant;
import java.util.UUID;

/// Coins of a charge that went back to its payer.
///
/// @param chargeId the charge that was reversed; its own event came before this one
/// @param coins given back, at least 1
record Reversal(UUID id, Position position, UUID chargeId, long coins, Instant at)
    implements SpendingEvent {}
