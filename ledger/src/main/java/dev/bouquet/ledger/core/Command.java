package dev.bouquet.ledger.core;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something the ledger is asked to record, once per id.
public sealed interface Command {
  /// Names the command for ever: the same id gets the same answer.
  UUID id();

  /// What makes two requests under one id the same request; another hash is answered
  /// [Refused#KEY_REUSED].
  Bytes requestHash();

  /// The account whose balance decides.
  UUID debit();

  /// Coins, diamonds …; greater than 0 for a transfer.
  long amount();

  /// Moves an amount, if the debited account has it.
  ///
  /// @param kind what it was for, for statements: at most 32 upper-case characters
  /// @param context kept beside the transfer, handed back in every replay, and erasable; never read
  ///   here
  /// @param sequenced whether it takes a [Position] in its writer's order of publication
  record Transfer(
      UUID id,
      Bytes requestHash,
      String kind,
      UUID debit,
      UUID credit,
      long amount,
      Bytes context,
      boolean sequenced)
      implements Command {

    public Transfer {
      if (amount <= 0) {
        throw new IllegalArgumentException("amount must be positive: " + amount);
      }
      if (debit.equals(credit)) {
        throw new IllegalArgumentException("accounts must differ: " + debit);
      }
    }
  }

  /// Burns an id: the caller has refused already, and nobody shall execute the id later.
  ///
  /// @param amount what was asked for, or 0 where that is not known
  record Refusal(UUID id, Bytes requestHash, UUID debit, long amount, String code)
      implements Command {}

  /// The account that may grow, for locking.
  default @Nullable UUID creditOrNull() {
    return switch (this) {
      case Transfer transfer -> transfer.credit();
      case Refusal _ -> null;
    };
  }
}
