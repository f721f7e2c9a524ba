package dev.bouquet.wallet.takeback;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One step by which coins of a top-up are owed back, or given again.
///
/// @param step counts the top-up's steps from 1
/// @param coins above zero where they are owed back, below where they are given again
/// @param doneAt null until the ledger has it
public record TakeBack(
    UUID topUpId,
    int step,
    UUID ownerId,
    long coins,
    String reason,
    Instant createdAt,
    @Nullable Instant doneAt) {}
