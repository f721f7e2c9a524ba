package dev.bouquet.ledger.core;

import dev.bouquet.ledger.core.Command.Refusal;
import dev.bouquet.ledger.core.Command.Transfer;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// The ledger as a child would write it: one command at a time, balances in a map, answers in a
/// map.
final class LedgerModel {
  record Answer(String outcome, long debitBalance, boolean replayed) {}

  private record Fate(Bytes hash, String outcome, long debitBalance) {}

  final Map<UUID, Long> balances = new HashMap<>();
  final Map<UUID, Long> versions = new HashMap<>();
  private final Map<UUID, Fate> fates = new HashMap<>();

  Answer execute(Command command) {
    var fate = fates.get(command.id());
    if (fate != null) {
      return fate.hash.equals(command.requestHash())
          ? new Answer(fate.outcome, fate.debitBalance, true)
          : new Answer("KEY_REUSED", 0, true);
    }
    var outcome = outcomeOf(command);
    if (command instanceof Transfer transfer && outcome.equals("POSTED")) {
      move(transfer.debit(), -transfer.amount());
      move(transfer.credit(), transfer.amount());
    }
    long balance = balances.getOrDefault(command.debit(), 0L);
    fates.put(command.id(), new Fate(command.requestHash(), outcome, balance));
    return new Answer(outcome, balance, false);
  }

  private String outcomeOf(Command command) {
    return switch (command) {
      case Refusal refusal -> refusal.code();
      case Transfer transfer ->
          balances.getOrDefault(transfer.debit(), 0L) < transfer.amount()
              ? "INSUFFICIENT_FUNDS"
              : !balances.containsKey(transfer.credit()) ? "ACCOUNT_NOT_FOUND" : "POSTED";
    };
  }

  private void move(UUID account, long amount) {
    balances.merge(account, amount, Long::sum);
    versions.merge(account, 1L, Long::sum);
  }
}
