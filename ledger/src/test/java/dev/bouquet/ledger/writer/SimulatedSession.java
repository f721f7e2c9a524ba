package dev.bouquet.ledger.writer;

import dev.bouquet.ledger.core.Books;
import dev.bouquet.ledger.core.Books.FollowedUp;
import dev.bouquet.ledger.core.Books.Resolution;
import dev.bouquet.ledger.core.Command;
import dev.bouquet.ledger.core.Command.FollowUp;
import dev.bouquet.ledger.core.Decision;
import dev.bouquet.ledger.core.Ledger;
import dev.bouquet.ledger.core.Position;
import dev.bouquet.ledger.core.Recorded;
import dev.bouquet.ledger.core.Result.Held;
import dev.bouquet.ledger.core.Result.Posted;
import dev.bouquet.ledger.core.Result.Released;
import dev.bouquet.ledger.writer.SimulatedDatabase.Commit;
import dev.bouquet.ledger.writer.SimulatedDatabase.OutboxRow;
import dev.bouquet.ledger.writer.SimulatedDatabase.SlotRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A session on the [SimulatedDatabase]: between any two of its steps others may act, the process
/// may stand still, and the connection may break.
final class SimulatedSession implements Session {
  private static final Duration LEASE = Duration.ofSeconds(5);
  private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(5);

  private final SimulatedDatabase database;
  private final Lockstep lockstep;
  private final Faults faults;
  private final String owner;
  private boolean alive = true;

  // The transaction.
  private Decision decision;
  private List<Command> commands = List.of();
  private Instant decidedAt;
  private SlotRow slotRow;
  private OutboxRow outboxRow;

  SimulatedSession(SimulatedDatabase database, Lockstep lockstep, Faults faults, String owner) {
    this.database = database;
    this.lockstep = lockstep;
    this.faults = faults;
    this.owner = owner;
  }

  @Override
  public Optional<Slot> claim() throws LostException {
    reach();
    for (var row : List.copyOf(database.slots.values())) {
      if (isMine(row) && row.writer() != this && !faults.terminationComesLate()) {
        row.writer().end();
      }
    }
    var mine =
        database.slots.values().stream()
            .filter(this::isMine)
            .min((a, b) -> Boolean.compare(b.owner().equals(owner), a.owner().equals(owner)));
    int slot = mine.map(SlotRow::slot).orElse(database.slots.size());
    lockSlot(slot);
    var before = database.slots.get(slot);
    if (before != null && !isMine(before)) {
      return Optional.empty();
    }
    long clock = lockstep.now().toEpochMilli();
    long epoch = before == null ? clock : Math.max(before.epoch() + 1, clock);
    slotRow = new SlotRow(slot, epoch, 0, 0, owner, this, lockstep.now());
    return Optional.of(new Slot(slot, epoch, 0, 0));
  }

  private boolean isMine(SlotRow row) {
    return row.owner().equals(owner) || row.renewedAt().plus(LEASE).isBefore(lockstep.now());
  }

  @Override
  public Decision decide(Instant now, List<Command> batch, Position last)
      throws LostException, IdCollisionException {
    var singles = batch.stream().flatMap(Command::singles).toList();
    var origins =
        singles.stream()
            .filter(FollowUp.class::isInstance)
            .map(single -> ((FollowUp) single).origin())
            .collect(Collectors.toSet());
    reach();
    var accountIds = new TreeSet<UUID>();
    singles.forEach(single -> accountsOf(single).forEach(accountIds::add));
    origins.forEach(origin -> accountsOf(database.recorded.get(origin)).forEach(accountIds::add));
    for (var account : accountIds) {
      lock(database.accountLocks, account);
    }
    reach();
    var recorded = new HashMap<UUID, Recorded>();
    Stream.concat(singles.stream().map(Command.Single::id), origins.stream())
        .filter(database.recorded::containsKey)
        .forEach(id -> recorded.put(id, database.recorded.get(id)));
    for (var origin : origins) {
      if (!accountIds.containsAll(accountsOf(recorded.get(origin)).toList())) {
        throw new IdCollisionException();
      }
    }
    commands = batch;
    decidedAt = now;
    return Ledger.apply(
        now, batch, new Books(Map.copyOf(database.accounts), recorded, followedUp(origins), last));
  }

  private static Stream<UUID> accountsOf(Command.Single single) {
    return switch (single) {
      case Command.Transfer c -> Stream.of(c.debit(), c.credit());
      case Command.Hold c -> Stream.of(c.debit(), c.credit());
      case Command.Refusal c -> Stream.ofNullable(c.debit());
      case Command.Collect c -> Stream.of(c.debit(), c.credit());
      case Command.SetStatus c -> Stream.of(c.account());
      case Command.SetOwing c -> Stream.of(c.account());
      case FollowUp _ -> Stream.of();
    };
  }

  private static Stream<UUID> accountsOf(Recorded origin) {
    return origin == null
        ? Stream.of()
        : switch (origin.result()) {
          case Posted posted -> Stream.of(posted.debit(), posted.credit());
          case Held held -> Stream.of(held.debit(), held.credit());
          default -> Stream.of();
        };
  }

  private Map<UUID, FollowedUp> followedUp(Set<UUID> origins) {
    var found = new HashMap<UUID, FollowedUp>();
    for (var row : database.recorded.values()) {
      switch (row.result()) {
        case Posted posted when origins.contains(posted.resolves()) ->
            found.put(posted.resolves(), new FollowedUp(0, Resolution.CAPTURED));
        case Posted posted when origins.contains(posted.reverses()) ->
            found.merge(
                posted.reverses(),
                new FollowedUp(posted.amount(), Resolution.OPEN),
                (a, b) -> new FollowedUp(a.reversed() + b.reversed(), Resolution.OPEN));
        case Released released when origins.contains(released.resolves()) ->
            found.put(
                released.resolves(),
                new FollowedUp(0, released.expired() ? Resolution.EXPIRED : Resolution.RELEASED));
        default -> {}
      }
    }
    return found;
  }

  @Override
  public boolean write(Slot after, Decision decided) throws LostException, IdCollisionException {
    reach();
    for (var id : new TreeSet<>(decided.recorded().keySet())) {
      lock(database.idLocks, id);
      if (database.recorded.containsKey(id)) {
        throw new IdCollisionException();
      }
    }
    decision = decided;
    if (!decided.sequenced().isEmpty()) {
      outboxRow =
          new OutboxRow(decided.last(), decided.sequenced().stream().map(Posted::id).toList());
    }
    return writeSlot(after);
  }

  @Override
  public boolean renew(Slot slot) throws LostException {
    reach();
    return writeSlot(slot);
  }

  private boolean writeSlot(Slot after) throws LostException {
    lockSlot(after.slot());
    if (database.slots.get(after.slot()).epoch() != after.epoch()) {
      return false;
    }
    slotRow =
        new SlotRow(
            after.slot(), after.epoch(), after.seq(), after.commits(), owner, this, lockstep.now());
    return true;
  }

  @Override
  public void commit() throws LostException {
    reach();
    if (faults.commitIsLostBefore()) {
      end();
      throw lost();
    }
    apply();
    if (faults.commitIsLostAfter()) {
      end();
      throw lost();
    }
    lockstep.step();
  }

  private void apply() {
    if (decision != null) {
      database.accounts.putAll(decision.accounts());
      database.recorded.putAll(decision.recorded());
      if (!decision.recorded().isEmpty()) {
        database.commits.add(
            new Commit(decidedAt, commands, new ArrayList<>(decision.recorded().keySet())));
      }
    }
    if (slotRow != null) {
      database.slots.put(slotRow.slot(), slotRow);
    }
    if (outboxRow != null) {
      database.outbox.add(outboxRow);
    }
    forget();
  }

  @Override
  public void rollback() throws LostException {
    reach();
    forget();
  }

  @Override
  public OptionalLong commitsSeen(Slot slot) throws LostException {
    reach();
    lockSlot(slot.slot());
    var row = database.slots.get(slot.slot());
    return row.epoch() == slot.epoch() ? OptionalLong.of(row.commits()) : OptionalLong.empty();
  }

  @Override
  public void close() {
    end();
  }

  /// The server ends the session and rolls its transaction back.
  void end() {
    alive = false;
    forget();
  }

  private void forget() {
    decision = null;
    slotRow = null;
    outboxRow = null;
    database.unlock(this);
  }

  /// One round trip. The server ends a session that stands still inside a transaction.
  private void reach() throws LostException {
    if (faults.processStops()) {
      var standstill = faults.standstill();
      lockstep.sleep(standstill);
      if (database.holdsLocks(this) && standstill.compareTo(TRANSACTION_TIMEOUT) > 0) {
        end();
      }
    }
    lockstep.sleep(faults.delay());
    if (alive && faults.connectionBreaks()) {
      end();
    }
    if (!alive) {
      throw lost();
    }
  }

  private void lockSlot(int slot) throws LostException {
    lock(database.slotLocks, slot);
  }

  private <K> void lock(Map<K, SimulatedSession> locks, K key) throws LostException {
    var deadline = lockstep.now().plus(TRANSACTION_TIMEOUT);
    if (locks.getOrDefault(key, this) != this) {
      lockstep.await(() -> !alive || locks.getOrDefault(key, this) == this, deadline);
      if (locks.getOrDefault(key, this) != this) {
        end();
      }
    }
    if (!alive) {
      throw lost();
    }
    locks.put(key, this);
  }

  private static LostException lost() {
    return new LostException("the connection broke", null);
  }
}
