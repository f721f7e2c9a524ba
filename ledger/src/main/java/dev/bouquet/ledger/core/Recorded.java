package dev.bouquet.ledger.core;

/// The fate of an id together with the request that it belongs to: one row of the ledger.
public record Recorded(Bytes requestHash, Result result) {}
