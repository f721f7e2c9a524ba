package dev.bouquet.ledger.writer;

import dev.bouquet.ledger.core.Account;
import dev.bouquet.ledger.core.Command;
import dev.bouquet.ledger.core.Position;
import dev.bouquet.ledger.core.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// What PostgreSQL would have on its disk, and who holds which locks. Row locks, waiting inserts of
/// the same id and READ COMMITTED visibility are as there.
final class SimulatedDatabase {
  /// @param owner who claimed it last
  record SlotRow(
      int slot,
      long epoch,
      long seq,
      long commits,
      String owner,
      SimulatedSession writer,
      Instant renewedAt) {}

  record OutboxRow(Position upTo, List<UUID> transfers) {}

  /// One commit, as it happened.
  record Commit(Instant now, List<Command> commands, List<UUID> recorded) {}

  final Map<UUID, Account> accounts = new HashMap<>();
  final Map<UUID, Recorded> recorded = new HashMap<>();
  final Map<Integer, SlotRow> slots = new TreeMap<>();
  final List<OutboxRow> outbox = new ArrayList<>();
  final List<Commit> commits = new ArrayList<>();

  final Map<UUID, SimulatedSession> accountLocks = new HashMap<>();
  final Map<UUID, SimulatedSession> idLocks = new HashMap<>();
  final Map<Integer, SimulatedSession> slotLocks = new HashMap<>();

  boolean holdsLocks(SimulatedSession session) {
    return accountLocks.containsValue(session)
        || idLocks.containsValue(session)
        || slotLocks.containsValue(session);
  }

  /// A transaction's end, whichever: whoever waited for it can go on.
  void unlock(SimulatedSession session) {
    accountLocks.values().removeIf(session::equals);
    idLocks.values().removeIf(session::equals);
    slotLocks.values().removeIf(session::equals);
  }
}
