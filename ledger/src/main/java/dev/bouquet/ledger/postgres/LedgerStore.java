package dev.bouquet.ledger.postgres;

import dev.bouquet.ledger.core.Account;
import dev.bouquet.ledger.core.Books;
import dev.bouquet.ledger.core.Command;
import dev.bouquet.ledger.core.Decision;
import dev.bouquet.ledger.core.Ledger;
import dev.bouquet.ledger.core.Position;
import dev.bouquet.ledger.core.Recorded;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/// Executes commands in the caller's transaction, which must be READ COMMITTED.
///
/// Order matters: accounts are locked first, in sorted order, so that two batches never wait for
/// each other in a circle; ids are looked up afterwards in a new statement, which sees whatever the
/// holder of the locks before us committed.
public final class LedgerStore {
  private static final String LOCK_ACCOUNTS =
      """
      select id, asset, posted, held, floor, version from account
       where id = any(?) order by id for no key update
      """;

  private static final String UPDATE_ACCOUNTS =
      """
      update account a set posted = n.posted, held = n.held, version = n.version
        from unnest(?, ?, ?, ?) as n(id, posted, held, version) where a.id = n.id
      """;

  private static final String OPEN_ACCOUNTS =
      """
      insert into account (id, asset, floor) select * from unnest(?, ?, ?)
      on conflict (id) do nothing
      """;

  private static final String FIND_ACCOUNT =
      "select id, asset, posted, held, floor, version from account where id = ?";

  /// Opens accounts that do not exist yet; the others stay as they are.
  public void open(Connection connection, Collection<Account> accounts) throws SQLException {
    var rows = accounts.stream().sorted((a, b) -> a.id().compareTo(b.id())).toList();
    try (var insert = connection.prepareStatement(OPEN_ACCOUNTS)) {
      insert.setArray(1, Columns.uuids(connection, rows, Account::id));
      insert.setArray(2, Columns.texts(connection, rows, Account::asset));
      insert.setArray(3, Columns.bigints(connection, rows, Account::floor));
      insert.executeUpdate();
    }
  }

  public Optional<Account> find(Connection connection, UUID id) throws SQLException {
    try (var select = connection.prepareStatement(FIND_ACCOUNT)) {
      select.setObject(1, id);
      try (var row = select.executeQuery()) {
        return row.next() ? Optional.of(Columns.account(row)) : Optional.empty();
      }
    }
  }

  /// Executes a batch. What it decided holds once the caller commits, and not otherwise.
  ///
  /// @param last the newest position of the caller's slot, or [Position#NONE] where nothing is
  ///   sequenced
  /// @throws IdCollisionException roll back and run the batch again
  public Decision execute(
      Connection connection, Instant now, List<? extends Command> commands, Position last)
      throws SQLException, IdCollisionException {
    var accounts = lock(connection, commands);
    var recorded = TransferTable.findRecorded(connection, commands);
    // PostgreSQL keeps microseconds: a replay must show the instant that the first answer showed.
    var at = now.truncatedTo(ChronoUnit.MICROS);
    var decision = Ledger.apply(at, commands, new Books(accounts, recorded, last));
    write(connection, decision);
    return decision;
  }

  private static Map<UUID, Account> lock(Connection connection, List<? extends Command> commands)
      throws SQLException {
    var ids = new TreeSet<UUID>();
    for (var command : commands) {
      ids.add(command.debit());
      var credit = command.creditOrNull();
      if (credit != null) {
        ids.add(credit);
      }
    }
    var accounts = HashMap.<UUID, Account>newHashMap(ids.size());
    try (var select = connection.prepareStatement(LOCK_ACCOUNTS)) {
      select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          var account = Columns.account(rows);
          accounts.put(account.id(), account);
        }
      }
    }
    return accounts;
  }

  private static void write(Connection connection, Decision decision)
      throws SQLException, IdCollisionException {
    if (decision.recorded().isEmpty()) {
      return;
    }
    List<Recorded> rows = List.copyOf(decision.recorded().values());
    if (TransferTable.insert(connection, rows) < rows.size()) {
      throw new IdCollisionException();
    }
    TransferTable.insertContexts(connection, rows);
    var accounts = List.copyOf(decision.accounts().values());
    try (var update = connection.prepareStatement(UPDATE_ACCOUNTS)) {
      update.setArray(1, Columns.uuids(connection, accounts, Account::id));
      update.setArray(2, Columns.bigints(connection, accounts, Account::posted));
      update.setArray(3, Columns.bigints(connection, accounts, Account::held));
      update.setArray(4, Columns.bigints(connection, accounts, Account::version));
      update.executeUpdate();
    }
  }
}
