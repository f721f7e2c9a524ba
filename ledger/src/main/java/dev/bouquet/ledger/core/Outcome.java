package dev.bouquet.ledger.core;

import org.jspecify.annotations.Nullable;

/// What a command is answered.
///
/// @param replayed whether the id's fate was decided before this command
/// @param budget of who pays a transfer, right after the command: no part of the id's fate, and in
///   a replay as it is by then; null where nothing is counted, and for other commands
public record Outcome(Result result, boolean replayed, @Nullable Budget budget) {
  public Outcome(Result result, boolean replayed) {
    this(result, replayed, null);
  }
}
