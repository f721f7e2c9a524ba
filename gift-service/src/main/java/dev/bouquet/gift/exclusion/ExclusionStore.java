package dev.bouquet.gift.exclusion;

import dev.bouquet.gift.exclusion.Exclusion.Kind;
import dev.bouquet.gift.people.FollowedPeople.Change;
import dev.bouquet.kit.sql.Statements;
import dev.bouquet.kit.sql.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The tables gift_exclusion and gift_exclusion_act.
@ApplicationScoped
class ExclusionStore {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private static final String CHANGED_SINCE =
      "select person_id, kind, changed_at from gift_exclusion where changed_at >= ? order by changed_at";

  /// What is so already is no change.
  private static final String EXCLUDE =
      """
      insert into gift_exclusion as known (person_id, kind) values (?, ?)
      on conflict (person_id) do update set kind = excluded.kind, changed_at = excluded.changed_at
       where known.kind is distinct from excluded.kind
      """;

  private static final String LIFT =
      "update gift_exclusion set kind = null, changed_at = now() where person_id = ?";

  private static final String KEEP =
      "insert into gift_exclusion_act (person_id, kind, operator_id, reason) values (?, ?, ?, ?)";

  private static final String FIND =
      "select * from gift_exclusion where person_id = ? and kind is not null";

  private static final String PAGE =
      "select * from gift_exclusion where person_id > ? and kind is not null order by person_id limit ?";

  private static final String ACTS =
      """
      select number, kind, operator_id, reason, at from gift_exclusion_act
       where person_id = ? and number < ? order by number desc limit ?
      """;

  private final DataSource pool;

  ExclusionStore(DataSource pool) {
    this.pool = pool;
  }

  /// @param number in the order in which the acts about everybody were kept
  /// @param kind null where the exclusion was lifted
  record Act(long number, @Nullable Kind kind, UUID operatorId, String reason, Instant at) {}

  /// Excludes somebody, or changes why. Operators who do so at once wait for each other.
  Exclusion exclude(UUID personId, Kind kind, UUID operator, String reason) throws SQLException {
    return Transaction.run(
        pool,
        connection -> {
          if (Statements.update(connection, TIMEOUT, EXCLUDE, personId, kind.name()) == 1) {
            keep(connection, personId, kind, operator, reason);
          }
          return find(connection, FIND, personId).orElseThrow();
        });
  }

  /// @return what was lifted; empty where nobody has excluded the person
  Optional<Exclusion> lift(UUID personId, UUID operator, String reason) throws SQLException {
    return Transaction.run(
        pool,
        connection -> {
          var before = find(connection, FIND + " for update", personId);
          if (before.isPresent()) {
            var _ = Statements.update(connection, TIMEOUT, LIFT, personId);
            keep(connection, personId, null, operator, reason);
          }
          return before;
        });
  }

  /// In the order of their ids.
  List<Exclusion> page(UUID after, int limit) throws SQLException {
    try (Connection connection = pool.getConnection();
        var select = connection.prepareStatement(PAGE)) {
      select.setObject(1, after);
      select.setInt(2, limit);
      try (var rows = select.executeQuery()) {
        var found = new ArrayList<Exclusion>();
        while (rows.next()) {
          found.add(exclusion(rows));
        }
        return found;
      }
    }
  }

  /// Newest first.
  List<Act> acts(UUID personId, long before, int limit) throws SQLException {
    try (Connection connection = pool.getConnection();
        var select = connection.prepareStatement(ACTS)) {
      select.setObject(1, personId);
      select.setLong(2, before);
      select.setInt(3, limit);
      try (var rows = select.executeQuery()) {
        var acts = new ArrayList<Act>();
        while (rows.next()) {
          acts.add(
              new Act(
                  rows.getLong("number"),
                  kind(rows),
                  rows.getObject("operator_id", UUID.class),
                  rows.getString("reason"),
                  time(rows, "at")));
        }
        return acts;
      }
    }
  }

  /// Whether everybody about whom something changed since is excluded now, oldest change first.
  List<Change> changedSince(Instant since) throws SQLException {
    try (Connection connection = pool.getConnection();
        var select = connection.prepareStatement(CHANGED_SINCE)) {
      select.setObject(1, since.atOffset(ZoneOffset.UTC));
      try (var rows = select.executeQuery()) {
        var changes = new ArrayList<Change>();
        while (rows.next()) {
          changes.add(
              new Change(
                  rows.getObject("person_id", UUID.class),
                  kind(rows) != null,
                  time(rows, "changed_at")));
        }
        return changes;
      }
    }
  }

  private static void keep(
      Connection connection, UUID personId, @Nullable Kind kind, UUID operator, String reason)
      throws SQLException {
    try (var insert = connection.prepareStatement(KEEP)) {
      insert.setObject(1, personId);
      insert.setObject(2, kind == null ? null : kind.name(), Types.VARCHAR);
      insert.setObject(3, operator);
      insert.setString(4, reason);
      insert.executeUpdate();
    }
  }

  private static Optional<Exclusion> find(Connection connection, String sql, UUID personId)
      throws SQLException {
    try (var select = connection.prepareStatement(sql)) {
      select.setObject(1, personId);
      try (var row = select.executeQuery()) {
        return row.next() ? Optional.of(exclusion(row)) : Optional.empty();
      }
    }
  }

  private static Exclusion exclusion(ResultSet row) throws SQLException {
    return new Exclusion(
        row.getObject("person_id", UUID.class),
        Kind.valueOf(row.getString("kind")),
        time(row, "changed_at"));
  }

  private static @Nullable Kind kind(ResultSet row) throws SQLException {
    var name = row.getString("kind");
    return name == null ? null : Kind.valueOf(name);
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
