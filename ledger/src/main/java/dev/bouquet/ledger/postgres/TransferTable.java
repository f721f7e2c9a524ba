package dev.bouquet.ledger.postgres;

import dev.bouquet.ledger.core.Bytes;
import dev.bouquet.ledger.core.Command;
import dev.bouquet.ledger.core.Position;
import dev.bouquet.ledger.core.Recorded;
import dev.bouquet.ledger.core.Result;
import dev.bouquet.ledger.core.Result.Posted;
import dev.bouquet.ledger.core.Result.Refused;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How results are rows of `transfer` and `transfer_context`.
final class TransferTable {
  private static final String POSTED = "POSTED";

  private static final String FIND =
      """
      select t.*, c.context from transfer t left join transfer_context c on c.transfer_id = t.id
       where t.id = any(?)
      """;

  private static final String INSERT =
      """
      insert into transfer (id, request_hash, outcome, kind, debit_account, credit_account, amount,
                            debit_balance, debit_version, credit_balance, credit_version, slot, epoch, seq, created_at)
      select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (id) do nothing
      """;

  private static final String INSERT_CONTEXTS =
      "insert into transfer_context (transfer_id, context) select * from unnest(?, ?)";

  private TransferTable() {}

  static Map<UUID, Recorded> findRecorded(Connection connection, List<? extends Command> commands)
      throws SQLException {
    var found = new HashMap<UUID, Recorded>();
    try (var select = connection.prepareStatement(FIND)) {
      select.setArray(1, Columns.uuids(connection, commands, Command::id));
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          found.put(
              Columns.uuid(rows, "id"),
              new Recorded(Bytes.copyOf(rows.getBytes("request_hash")), result(rows)));
        }
      }
    }
    return found;
  }

  /// @return how many rows went in: fewer than given where an id is there already
  static int insert(Connection connection, List<Recorded> rows) throws SQLException {
    try (var insert = connection.prepareStatement(INSERT)) {
      insert.setArray(1, Columns.uuids(connection, rows, row -> id(row.result())));
      insert.setArray(2, Columns.bytes(connection, rows, row -> row.requestHash().toArray()));
      insert.setArray(3, Columns.texts(connection, rows, row -> outcome(row.result())));
      insert.setArray(4, Columns.texts(connection, rows, posted(Posted::kind)));
      insert.setArray(5, Columns.uuids(connection, rows, row -> debit(row.result())));
      insert.setArray(6, Columns.uuids(connection, rows, posted(Posted::credit)));
      insert.setArray(7, Columns.bigints(connection, rows, row -> amount(row.result())));
      insert.setArray(8, Columns.bigints(connection, rows, row -> balance(row.result())));
      insert.setArray(9, Columns.bigints(connection, rows, posted(Posted::debitVersion)));
      insert.setArray(10, Columns.bigints(connection, rows, posted(Posted::creditBalance)));
      insert.setArray(11, Columns.bigints(connection, rows, posted(Posted::creditVersion)));
      insert.setArray(12, Columns.integers(connection, rows, position(Position::slot)));
      insert.setArray(13, Columns.bigints(connection, rows, position(Position::epoch)));
      insert.setArray(14, Columns.bigints(connection, rows, position(Position::seq)));
      insert.setArray(
          15,
          Columns.instants(
              connection,
              rows,
              row ->
                  switch (row.result()) {
                    case Posted posted -> posted.at();
                    case Refused refused -> refused.at();
                  }));
      return insert.executeUpdate();
    }
  }

  static void insertContexts(Connection connection, List<Recorded> rows) throws SQLException {
    var withContext =
        rows.stream()
            .map(Recorded::result)
            .filter(result -> result instanceof Posted posted && posted.context().length() > 0)
            .map(Posted.class::cast)
            .toList();
    if (withContext.isEmpty()) {
      return;
    }
    try (var insert = connection.prepareStatement(INSERT_CONTEXTS)) {
      insert.setArray(1, Columns.uuids(connection, withContext, Posted::id));
      insert.setArray(2, Columns.bytes(connection, withContext, row -> row.context().toArray()));
      insert.executeUpdate();
    }
  }

  private static Result result(ResultSet row) throws SQLException {
    var id = Columns.uuid(row, "id");
    var debit = Columns.uuid(row, "debit_account");
    var outcome = row.getString("outcome");
    var at = Columns.instant(row, "created_at");
    if (!outcome.equals(POSTED)) {
      return new Refused(
          id, debit, outcome, row.getLong("debit_balance"), row.getLong("amount"), at);
    }
    var slot = row.getObject("slot", Integer.class);
    byte @Nullable [] context = row.getBytes("context");
    return new Posted(
        id,
        row.getString("kind"),
        debit,
        Columns.uuid(row, "credit_account"),
        row.getLong("amount"),
        row.getLong("debit_balance"),
        row.getLong("debit_version"),
        row.getLong("credit_balance"),
        row.getLong("credit_version"),
        slot == null ? null : new Position(slot, row.getLong("epoch"), row.getLong("seq")),
        context == null ? Bytes.EMPTY : Bytes.copyOf(context),
        at);
  }

  private static <V> Function<Recorded, @Nullable V> posted(Function<Posted, V> column) {
    return row -> row.result() instanceof Posted posted ? column.apply(posted) : null;
  }

  private static <V> Function<Recorded, @Nullable V> position(Function<Position, V> column) {
    return row ->
        row.result() instanceof Posted posted && posted.position() != null
            ? column.apply(posted.position())
            : null;
  }

  private static UUID id(Result result) {
    return switch (result) {
      case Posted posted -> posted.id();
      case Refused refused -> refused.id();
    };
  }

  private static String outcome(Result result) {
    return switch (result) {
      case Posted _ -> POSTED;
      case Refused refused -> refused.code();
    };
  }

  private static UUID debit(Result result) {
    return switch (result) {
      case Posted posted -> posted.debit();
      case Refused refused -> refused.debit();
    };
  }

  private static long amount(Result result) {
    return switch (result) {
      case Posted posted -> posted.amount();
      case Refused refused -> refused.amount();
    };
  }

  private static long balance(Result result) {
    return switch (result) {
      case Posted posted -> posted.debitBalance();
      case Refused refused -> refused.balance();
    };
  }
}
