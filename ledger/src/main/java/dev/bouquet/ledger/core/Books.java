package dev.bouquet.ledger.core;

import java.util.Map;
import java.util.UUID;

/// What the ledger knows about the ids and accounts of a batch.
///
/// @param accounts those that exist, locked by whoever loaded them
/// @param recorded the ids whose fate is known, read after the accounts were locked
/// @param last the newest position of the writer; what it sequences comes after
public record Books(Map<UUID, Account> accounts, Map<UUID, Recorded> recorded, Position last) {}
