package dev.bouquet.ledger.postgres;

import dev.bouquet.ledger.core.Command;
import dev.bouquet.ledger.core.Decision;
import dev.bouquet.ledger.core.Position;
import dev.bouquet.ledger.core.Result.Posted;
import dev.bouquet.ledger.writer.BatchStore.BadBatchException;
import dev.bouquet.ledger.writer.IdCollisionException;
import dev.bouquet.ledger.writer.Session;
import dev.bouquet.ledger.writer.Slot;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jboss.logging.Logger;

/// A writer's session on PostgreSQL. The server ends transactions and lock waits after the
/// time-out, and a transaction in which nothing happens much sooner: a writer that works is never
/// silent for long inside one, and one that is paused must not hold others up.
public final class PostgresSession implements Session {
  private static final Logger LOG = Logger.getLogger(PostgresSession.class);

  private static final long IDLE_MILLIS = 1_000;

  private static final String INSERT_BATCH =
      "insert into commit_batch (slot, epoch, seq, events, created_at) values (?, ?, ?, ?, clock_timestamp())";

  private final Connection connection;
  private final Settings settings;
  private final LedgerStore ledger = new LedgerStore();

  /// @param owner stable name of this process: after a restart it gets its slot back at once
  /// @param lease how long a slot outlives its owner's last sign of life
  /// @param transactionTimeout most time of one commit
  /// @param encoder makes the outbox row of the transfers that one commit sequenced
  public record Settings(
      String owner,
      Duration lease,
      Duration transactionTimeout,
      Function<List<Posted>, byte[]> encoder) {}

  /// Opens a connection that is not shared with anybody.
  @FunctionalInterface
  public interface ConnectionSource {
    Connection open() throws SQLException;
  }

  private PostgresSession(Connection connection, Settings settings) {
    this.connection = connection;
    this.settings = settings;
  }

  public static Session.Source source(ConnectionSource connections, Settings settings) {
    return () -> losing(() -> open(connections, settings));
  }

  private static PostgresSession open(ConnectionSource connections, Settings settings)
      throws SQLException {
    var connection = connections.open();
    connection.setAutoCommit(false);
    long millis = settings.transactionTimeout().toMillis();
    try (var set = connection.createStatement()) {
      set.execute("set application_name = '" + SlotTable.APPLICATION_NAME + "'");
      set.execute("set transaction_timeout = " + millis);
      set.execute("set lock_timeout = " + millis);
      set.execute("set idle_in_transaction_session_timeout = " + IDLE_MILLIS);
    }
    connection.commit();
    return new PostgresSession(connection, settings);
  }

  @Override
  public Optional<Slot> claim() throws LostException {
    return losing(() -> SlotTable.claim(connection, settings.owner(), settings.lease()));
  }

  @Override
  public Decision decide(Instant now, List<Command> commands, Position last)
      throws LostException, IdCollisionException, BadBatchException {
    try {
      return ledger.decide(connection, now, commands, last);
    } catch (SQLException e) {
      throw classified(e);
    }
  }

  @Override
  public boolean write(Slot after, Decision decision)
      throws LostException, IdCollisionException, BadBatchException {
    try {
      var more = new ArrayList<Step<?>>();
      if (!decision.sequenced().isEmpty()) {
        more.add(outboxRow(decision));
      }
      var slot = SlotTable.write(after, decision.recorded().size());
      more.add(slot);
      ledger.write(connection, decision, more);
      return slot.result() == 1;
    } catch (SQLException e) {
      throw classified(e);
    }
  }

  @Override
  public boolean renew(Slot slot) throws LostException {
    return losing(() -> SlotTable.write(slot, 0).run(connection) == 1);
  }

  @Override
  public void commit() throws LostException {
    losing(() -> {
      connection.commit();
      return true;
    });
  }

  @Override
  public void rollback() throws LostException {
    losing(() -> {
      connection.rollback();
      return true;
    });
  }

  @Override
  public OptionalLong commitsSeen(Slot slot) throws LostException {
    return losing(() -> SlotTable.commitsSeen(connection, slot));
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debugf("connection did not close reason=%s", e.getMessage());
    }
  }

  private Step<Integer> outboxRow(Decision decision) {
    var last = decision.last();
    var events = settings.encoder().apply(decision.sequenced());
    return Step.update(
        INSERT_BATCH,
        parameters ->
            parameters.integer(last.slot()).bigint(last.epoch()).bigint(last.seq()).bytes(events));
  }

  /// Class 22 (data exception) and 23 (integrity constraint violation) are about the content.
  private static LostException classified(SQLException e) throws BadBatchException {
    var state = e.getSQLState();
    if (state != null && (state.startsWith("22") || state.startsWith("23"))) {
      throw new BadBatchException(e);
    }
    return new LostException(e.getMessage(), e);
  }

  @FunctionalInterface
  private interface Statement<T> {
    T run() throws SQLException;
  }

  private static <T> T losing(Statement<T> statement) throws LostException {
    try {
      return statement.run();
    } catch (SQLException e) {
      throw new LostException(e.getMessage(), e);
    }
  }
}
