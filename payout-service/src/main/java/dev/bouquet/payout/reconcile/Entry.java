package dev.bouquet.payout.reconcile;

import java.util.UUID;

/// A charge as one side has it.
record Entry(UUID chargeId, long seq, long coins) {}
