package dev.bouquet.ledger.core;

/// What a command is answered.
///
/// @param replayed whether the id's fate was decided before this command
public record Outcome(Result result, boolean replayed) {}
