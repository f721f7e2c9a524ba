package dev.bouquet.ledger.postgres;

import dev.bouquet.ledger.core.Recorded;
import dev.bouquet.ledger.core.Result;
import dev.bouquet.ledger.core.Result.Held;
import dev.bouquet.ledger.core.Result.Posted;
import dev.bouquet.ledger.core.Result.Released;
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
  static List<Step<?>> write(Collection<Recorded> rows) {
    var opened = new LinkedHashMap<UUID, Held>();
    var resolved = new ArrayList<UUID>();
    for (var row : rows) {
      switch (row.result()) {
        case Held held -> opened.put(held.id(), held);
        case Posted posted when posted.resolves() != null -> resolved.add(posted.resolves());
        case Released released -> resolved.add(released.resolves());
        case Posted _, Result.StatusChanged _, Result.OwingChanged _, Result.Refused _ -> {}
      }
    }
    resolved.removeIf(id -> opened.remove(id) != null);
    var steps = new ArrayList<Step<?>>();
    if (!opened.isEmpty()) {
      steps.add(insert(List.copyOf(opened.values())));
    }
    if (!resolved.isEmpty()) {
      steps.add(Step.update(DELETE, parameters -> parameters.uuids(resolved)));
    }
    return steps;
  }

  static Step<List<UUID>> expired(Instant now, int limit) {
    return Step.query(
        EXPIRED,
        parameters -> parameters.instant(now).integer(limit),
        rows -> {
          var ids = new ArrayList<UUID>();
          while (rows.next()) {
            ids.add(Columns.uuid(rows, "id"));
          }
          return ids;
        });
  }

  private static Step<Integer> insert(List<Held> holds) {
    return Step.update(
        INSERT,
        parameters ->
            parameters
                .uuids(holds, Held::id)
                .uuids(holds, Held::debit)
                .bigints(holds, Held::amount)
                .instants(holds, Held::expiresAt));
  }
}
