package dev.bouquet.ledger.postgres;

import dev.bouquet.ledger.core.Command;
import dev.bouquet.ledger.core.Decision;
import dev.bouquet.ledger.core.Outcome;
import dev.bouquet.ledger.core.Result.Posted;
import dev.bouquet.ledger.writer.BatchStore;
import dev.bouquet.ledger.writer.RetryLaterException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Commits batches under a slot: transfers, balances, the outbox row and the slot's row in one
/// transaction.
///
/// Fencing: the slot's row is updated last in each transaction, and only while it carries our
/// epoch. Whoever takes the slot over changes the epoch, so a writer that slept cannot commit. An
/// unknown COMMIT (the connection broke before its answer) is resolved by reading the commit count
/// under the row's lock, which waits for the old backend to end one way or the other.
///
/// Not thread-safe: one writer thread calls it.
public final class SlotStore implements BatchStore, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(SlotStore.class);
  private static final int MOST_RUNS_OF_A_BATCH = 5;

  private static final String INSERT_BATCH =
      "insert into commit_batch (slot, epoch, seq, events, created_at) values (?, ?, ?, ?, clock_timestamp())";

  private final ConnectionSource connections;
  private final Settings settings;
  private final Listener listener;
  private final LedgerStore ledger = new LedgerStore();
  private @Nullable Connection connection;
  private @Nullable Slot slot;

  /// Opens a connection of its own for the writer; it is not shared with anybody.
  @FunctionalInterface
  public interface ConnectionSource {
    Connection open() throws SQLException;
  }

  /// @param owner stable name of this process: after a restart it gets its slot back at once
  /// @param lease how long a slot outlives its owner's last sign of life
  /// @param transactionTimeout most time of one commit
  /// @param encoder makes the outbox row of the transfers that one commit sequenced
  public record Settings(
      String owner,
      Duration lease,
      Duration transactionTimeout,
      Function<List<Posted>, byte[]> encoder) {}

  /// Told of what the writer's thread did; must not block.
  public interface Listener {
    void claimed(int slot, long epoch);

    void committed(int commands, int sequenced, Duration took);
  }

  public SlotStore(ConnectionSource connections, Settings settings, Listener listener) {
    this.connections = connections;
    this.settings = settings;
    this.listener = listener;
  }

  @Override
  public List<Outcome> commit(Instant now, List<Command> commands)
      throws RetryLaterException, BadBatchException {
    for (int run = 1; run <= MOST_RUNS_OF_A_BATCH; run++) {
      try {
        var slot = claimed();
        return commitUnder(slot, now, commands);
      } catch (IdCollisionException e) {
        rollback();
      } catch (TakenOverException e) {
        LOG.warnf("slot taken over slot=%s", e.slot);
        disconnect();
      } catch (SQLException e) {
        disconnect();
        if (isAboutTheContent(e)) {
          throw new BadBatchException(e);
        }
        throw new RetryLaterException("the database is away", e);
      }
    }
    throw new RetryLaterException("other writers keep deciding the same ids", null);
  }

  @Override
  public void idle() {
    try {
      var slot = claimed();
      if (!slot.write(connected())) {
        throw new TakenOverException(slot);
      }
      connected().commit();
    } catch (SQLException | TakenOverException e) {
      LOG.warnf("lease not renewed reason=%s", e.getMessage());
      disconnect();
    }
  }

  @Override
  public void close() {
    disconnect();
  }

  private List<Outcome> commitUnder(Slot before, Instant now, List<Command> commands)
      throws SQLException, IdCollisionException, TakenOverException {
    long start = System.nanoTime();
    var connection = connected();
    var decision = ledger.execute(connection, now, commands, before.last());
    if (decision.recorded().isEmpty()) {
      connection.commit(); // replays only: nothing was written
      return decision.outcomes();
    }
    var after = before.after(decision.last());
    var sequenced = decision.sequenced();
    writeOutbox(connection, decision, sequenced);
    if (!after.write(connection)) {
      throw new TakenOverException(before);
    }
    commitSurely(connection, after);
    slot = after;
    listener.committed(
        commands.size(), sequenced.size(), Duration.ofNanos(System.nanoTime() - start));
    return decision.outcomes();
  }

  private void writeOutbox(Connection connection, Decision decision, List<Posted> sequenced)
      throws SQLException {
    if (sequenced.isEmpty()) {
      return;
    }
    try (var insert = connection.prepareStatement(INSERT_BATCH)) {
      insert.setInt(1, decision.last().slot());
      insert.setLong(2, decision.last().epoch());
      insert.setLong(3, decision.last().seq());
      insert.setBytes(4, settings.encoder().apply(sequenced));
      insert.executeUpdate();
    }
  }

  /// Returns once the transaction is known to be committed.
  private void commitSurely(Connection connection, Slot after)
      throws SQLException, TakenOverException {
    try {
      connection.commit();
    } catch (SQLException unknown) {
      LOG.warnf("commit without an answer reason=%s", unknown.getMessage());
      disconnect();
      this.connection = connect();
      var seen = after.commitsSeen(this.connection);
      this.connection.commit();
      if (seen.isEmpty()) {
        throw new TakenOverException(after);
      }
      if (seen.getAsLong() != after.commits()) {
        throw unknown;
      }
    }
  }

  private Slot claimed() throws SQLException {
    while (slot == null) {
      var connection = connected();
      slot = Slot.claim(connection, settings.owner(), settings.lease()).orElse(null);
      connection.commit();
      if (slot != null) {
        LOG.infof("slot claimed slot=%d epoch=%d", slot.slot(), slot.epoch());
        listener.claimed(slot.slot(), slot.epoch());
      }
    }
    return slot;
  }

  private Connection connected() throws SQLException {
    if (connection == null) {
      connection = connect();
    }
    return connection;
  }

  private Connection connect() throws SQLException {
    var opened = connections.open();
    opened.setAutoCommit(false);
    long millis = settings.transactionTimeout().toMillis();
    try (var set = opened.createStatement()) {
      set.execute("set application_name = '" + Slot.APPLICATION_NAME + "'");
      set.execute("set transaction_timeout = " + millis);
      set.execute("set lock_timeout = " + millis);
      set.execute("set idle_in_transaction_session_timeout = " + millis);
    }
    opened.commit();
    return opened;
  }

  private void rollback() {
    try {
      connected().rollback();
    } catch (SQLException e) {
      disconnect();
    }
  }

  /// Gives up connection and slot: the slot is claimed again with a new epoch, which keeps every
  /// seq unique whatever the old connection still does.
  private void disconnect() {
    var closing = connection;
    connection = null;
    slot = null;
    if (closing != null) {
      try {
        closing.close();
      } catch (SQLException e) {
        LOG.debugf("connection did not close reason=%s", e.getMessage());
      }
    }
  }

  /// Class 22 (data exception) and 23 (integrity constraint violation).
  private static boolean isAboutTheContent(SQLException e) {
    var state = e.getSQLState();
    return state != null && (state.startsWith("22") || state.startsWith("23"));
  }

  private static final class TakenOverException extends Exception {
    private static final long serialVersionUID = 1L;
    private final int slot;

    TakenOverException(Slot slot) {
      super("slot " + slot.slot() + " was taken over", null, false, false);
      this.slot = slot.slot();
    }
  }
}
