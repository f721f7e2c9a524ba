package dev.bouquet.payout.earning;

import dev.bouquet.contracts.wallet.v1.Position;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a charge earned one of its payees, or what a reversal took back from one, which is below
/// zero. `coins = diamonds + fee`.
///
/// @param eventId of the charge or the reversal
/// @param reverses the charge that a reversal takes back
/// @param part the payee's place among those who share the charge, from 0
/// @param number counts the payee's earnings from 1
/// @param at when the wallet committed the event
record Earning(
    UUID eventId,
    @Nullable UUID reverses,
    UUID payee,
    int part,
    Position position,
    long number,
    long coins,
    long diamonds,
    long fee,
    int basisPoints,
    long policyVersion,
    Instant at) {}
