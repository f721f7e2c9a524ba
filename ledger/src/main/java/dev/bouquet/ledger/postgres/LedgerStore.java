package dev.bouquet.ledger.postgres;

import dev.bouquet.ledger.core.Account;
import dev.bouquet.ledger.core.Books;
import dev.bouquet.ledger.core.Budget;
import dev.bouquet.ledger.core.Command;
import dev.bouquet.ledger.core.Command.FollowUp;
import dev.bouquet.ledger.core.Command.Single;
import dev.bouquet.ledger.core.Decision;
import dev.bouquet.ledger.core.Ledger;
import dev.bouquet.ledger.core.Position;
import dev.bouquet.ledger.core.Recorded;
import dev.bouquet.ledger.core.Result;
import dev.bouquet.ledger.writer.IdCollisionException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/// Executes commands in the caller's transaction, which must be READ COMMITTED.
///
/// Order matters: accounts are locked first, in sorted order, so that two batches never wait for
/// each other in a circle; ids are looked up afterwards in a new statement, which sees whatever the
/// holder of the locks before us committed. A follow-up takes its accounts from an earlier row;
/// rows never change, so that one can be read before anything is locked.
public final class LedgerStore {
  private static final String UNIQUE_VIOLATION = "23505";

  /// Opens accounts that do not exist yet; the others stay as they are.
  public void open(Connection connection, Collection<Account> accounts) throws SQLException {
    AccountTable.open(accounts).run(connection);
  }

  public Optional<Account> find(Connection connection, UUID id) throws SQLException {
    return AccountTable.find(id).run(connection);
  }

  /// What became of an id; empty where it was never seen.
  public Optional<Recorded> findRecorded(Connection connection, UUID id) throws SQLException {
    return Optional.ofNullable(TransferTable.find(Set.of(id)).run(connection).get(id));
  }

  /// Who paid for a transfer, or whose hold it is; empty where there is no such id.
  public Optional<UUID> findPayer(Connection connection, UUID id) throws SQLException {
    return TransferTable.findPayer(id).run(connection);
  }

  /// Limits what an account may spend from now on. What it has spent stays counted.
  ///
  /// @param zone whose days, weeks and months the limits mean
  /// @return false where the account does not exist
  public boolean limit(Connection connection, UUID account, ZoneId zone, Budget.Limits limits)
      throws SQLException {
    var locked = AccountTable.lock(Set.of(account)).run(connection).get(account);
    if (locked == null) {
      return false;
    }
    var before = locked.budget();
    var budget =
        before == null
            ? Budget.of(zone, limits)
            : new Budget(zone, limits, before.countedOn(), before.spent());
    AccountTable.setBudget(account, budget).run(connection);
    return true;
  }

  /// Open holds whose time is over, the oldest first: each is to be let go by a [Command.Expire].
  public List<UUID> expiredHolds(Connection connection, Instant now, int limit)
      throws SQLException {
    return OpenHoldTable.expired(now, limit).run(connection);
  }

  /// Erases the words of what an account paid for, and leaves the transfers.
  ///
  /// @param afterVersion of the account, not included
  /// @param upToVersion included
  /// @return of how many transfers
  public long eraseWords(Connection connection, UUID account, long afterVersion, long upToVersion)
      throws SQLException {
    return TransferTable.eraseWords(account, afterVersion, upToVersion).run(connection);
  }

  /// Executes a batch. What it decided holds once the caller commits, and not otherwise.
  ///
  /// @param last the newest position of the caller's slot, or [Position#NONE] where nothing is
  ///   sequenced
  /// @throws IdCollisionException roll back and run the batch again
  public Decision execute(
      Connection connection, Instant now, List<? extends Command> commands, Position last)
      throws SQLException, IdCollisionException {
    var decision = decide(connection, now, commands, last);
    if (!decision.recorded().isEmpty()) {
      write(connection, decision, List.of());
    }
    return decision;
  }

  /// Locks, looks up and decides, in one round trip; with follow-ups in two.
  Decision decide(
      Connection connection, Instant now, List<? extends Command> commands, Position last)
      throws SQLException, IdCollisionException {
    var singles = commands.stream().flatMap(Command::singles).toList();
    var origins = origins(singles);
    var accountIds = accountIds(singles, recordedOrigins(connection, origins));
    var ids = singles.stream().map(Single::id).collect(Collectors.toSet());
    ids.addAll(origins);
    var accounts = AccountTable.lock(accountIds);
    var recorded = TransferTable.find(ids);
    var followedUp = TransferTable.findFollowedUp(origins);
    Step.runAll(
        connection,
        origins.isEmpty() ? List.of(accounts, recorded) : List.of(accounts, recorded, followedUp));
    requireLocked(accountIds, origins, recorded.result());
    // PostgreSQL keeps microseconds: a replay must show the instant that the first answer showed.
    var at = now.truncatedTo(ChronoUnit.MICROS);
    return Ledger.apply(
        at,
        commands,
        new Books(
            accounts.result(),
            recorded.result(),
            origins.isEmpty() ? Map.of() : followedUp.result(),
            last));
  }

  /// Writes a decision that has something to record, and what the caller adds, in one round trip.
  void write(Connection connection, Decision decision, List<Step<?>> more)
      throws SQLException, IdCollisionException {
    var steps = new ArrayList<Step<?>>();
    steps.add(TransferTable.insert(decision));
    steps.addAll(OpenHoldTable.write(decision.recorded().values()));
    steps.add(AccountTable.update(decision));
    steps.addAll(more);
    try {
      Step.runAll(connection, steps);
    } catch (SQLException e) {
      if (isCollision(e)) {
        throw new IdCollisionException();
      }
      throw e;
    }
  }

  private static boolean isCollision(SQLException e) {
    return UNIQUE_VIOLATION.equals(e.getSQLState())
        && e.getMessage().contains(TransferTable.PRIMARY_KEY);
  }

  private static Collection<Recorded> recordedOrigins(Connection connection, Set<UUID> origins)
      throws SQLException {
    return origins.isEmpty() ? List.of() : TransferTable.find(origins).run(connection).values();
  }

  private static Set<UUID> origins(List<Single> singles) {
    var origins = new HashSet<UUID>();
    for (var single : singles) {
      if (single instanceof FollowUp followUp) {
        origins.add(followUp.origin());
      }
    }
    return origins;
  }

  private static SortedSet<UUID> accountIds(List<Single> singles, Collection<Recorded> origins) {
    var ids = new TreeSet<UUID>();
    for (var single : singles) {
      switch (single) {
        case Command.Transfer transfer -> {
          ids.add(transfer.debit());
          ids.add(transfer.credit());
        }
        case Command.Hold hold -> {
          ids.add(hold.debit());
          ids.add(hold.credit());
        }
        case Command.Refusal refusal -> {
          if (refusal.debit() != null) {
            ids.add(refusal.debit());
          }
        }
        case Command.Collect collect -> {
          ids.add(collect.debit());
          ids.add(collect.credit());
        }
        case Command.SetStatus setStatus -> ids.add(setStatus.account());
        case Command.SetOwing setOwing -> ids.add(setOwing.account());
        case FollowUp _ -> {} // those of its origin
      }
    }
    origins.forEach(origin -> ids.addAll(accountIds(origin.result())));
    return ids;
  }

  private static Set<UUID> accountIds(Result origin) {
    return switch (origin) {
      case Result.Posted posted -> Set.of(posted.debit(), posted.credit());
      case Result.Held held -> Set.of(held.debit(), held.credit());
      case Result.Released _, Result.StatusChanged _, Result.OwingChanged _, Result.Refused _ ->
          Set.of();
    };
  }

  /// A follow-up may come in one batch with the command that it follows, while another writer
  /// records that one's id under other accounts. Those are locked in the next run.
  private static void requireLocked(
      Set<UUID> locked, Set<UUID> origins, Map<UUID, Recorded> recorded)
      throws IdCollisionException {
    for (var origin : origins) {
      var found = recorded.get(origin);
      if (found != null && !locked.containsAll(accountIds(found.result()))) {
        throw new IdCollisionException();
      }
    }
  }
}
