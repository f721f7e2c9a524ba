package dev.bouquet.ledger.postgres;

import dev.bouquet.ledger.core.Recorded;
import dev.bouquet.ledger.core.Result;
import dev.bouquet.ledger.core.Result.Held;
import dev.bouquet.ledger.core.Result.Posted;
import dev.bouquet.ledger.core.Result.Released;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/// The holds that nothing has resolved yet, so that the expired ones are found without reading
/// history.
final class OpenHoldTable {
  private static final String INSERT =
      "insert into open_hold (id, account, amount, expires_at) select * from unnest(?, ?, ?, ?)";

  private static final String DELETE = "delete from open_hold where id = any(?)";

  private static final String EXPIRED =
      "select id from open_hold where expires_at <= ? order by expires_at limit ?";

  private OpenHoldTable() {}

  /// What the rows opened and resolved; a hold that did both never appears.
  static void write(Connection connection, Collection<Recorded> rows) throws SQLException {
    var opened = new LinkedHashMap<UUID, Held>();
    var resolved = new ArrayList<UUID>();
    for (var row : rows) {
      switch (row.result()) {
        case Held held -> opened.put(held.id(), held);
        case Posted posted when posted.resolves() != null -> resolved.add(posted.resolves());
        case Released released -> resolved.add(released.resolves());
        case Posted _, Result.StatusChanged _, Result.Refused _ -> {}
      }
    }
    resolved.removeIf(id -> opened.remove(id) != null);
    if (!opened.isEmpty()) {
      insert(connection, List.copyOf(opened.values()));
    }
    if (!resolved.isEmpty()) {
      try (var delete = connection.prepareStatement(DELETE)) {
        delete.setArray(1, Columns.uuids(connection, resolved));
        delete.executeUpdate();
      }
    }
  }

  static List<UUID> expired(Connection connection, Instant now, int limit) throws SQLException {
    try (var select = connection.prepareStatement(EXPIRED)) {
      select.setObject(1, Columns.timestamptz(now));
      select.setInt(2, limit);
      var ids = new ArrayList<UUID>();
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          ids.add(Columns.uuid(rows, "id"));
        }
      }
      return ids;
    }
  }

  private static void insert(Connection connection, List<Held> holds) throws SQLException {
    try (var insert = connection.prepareStatement(INSERT)) {
      insert.setArray(1, Columns.uuids(connection, holds, Held::id));
      insert.setArray(2, Columns.uuids(connection, holds, Held::debit));
      insert.setArray(3, Columns.bigints(connection, holds, Held::amount));
      insert.setArray(4, Columns.instants(connection, holds, Held::expiresAt));
      insert.executeUpdate();
    }
  }
}
