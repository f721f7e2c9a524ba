package dev.bouquet.gift.settings;

import dev.bouquet.gift.people.FollowedPeople.Change;
import dev.bouquet.kit.sql.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Everybody's settings: the table gift_setting.
@ApplicationScoped
public class GiftSettings {
  private static final String FIND = "select * from gift_setting where person_id = ?";

  private static final String OPEN =
      """
      insert into gift_setting (person_id, quiet, level_hidden, version) values (?, false, false, 0)
      on conflict (person_id) do nothing
      """;

  private static final String CHANGE =
      """
      update gift_setting set quiet = ?, level_hidden = ?, version = version + 1, changed_at = now()
       where person_id = ?
      """;

  private static final String CHANGED_SINCE =
      "select person_id, quiet, changed_at from gift_setting where changed_at >= ? order by changed_at";

  private final DataSource pool;

  GiftSettings(DataSource pool) {
    this.pool = pool;
  }

  /// @param quiet what the person sends is on no ranking and in no gallery for others, whatever was
  ///   said when it was sent
  /// @param levelHidden others do not see the person's level
  /// @param version counts the changes; 0 before the first
  public record Setting(boolean quiet, boolean levelHidden, long version) {
    static final Setting DEFAULT = new Setting(false, false, 0);
  }

  /// Whether everybody who changed their settings since is quiet now, oldest change first.
  List<Change> changedSince(Instant since) throws SQLException {
    return Transaction.run(
        pool,
        connection -> {
          try (var select = connection.prepareStatement(CHANGED_SINCE)) {
            select.setObject(1, since.atOffset(ZoneOffset.UTC));
            var changes = new ArrayList<Change>();
            try (var row = select.executeQuery()) {
              while (row.next()) {
                var at = row.getObject("changed_at", OffsetDateTime.class).toInstant();
                changes.add(
                    new Change(
                        row.getObject("person_id", UUID.class), row.getBoolean("quiet"), at));
              }
            }
            return changes;
          }
        });
  }

  /// The person's settings, or the defaults. One look-up by key.
  public Setting of(UUID personId) throws SQLException {
    return Transaction.run(pool, connection -> find(connection, FIND, personId));
  }

  /// Replaces the person's settings. What is so already is no change. Changes of one person wait
  /// for each other.
  ///
  /// @param expected the version that the person has seen; null where they do not care
  /// @return what holds now; empty where that is of another version than expected
  Optional<Setting> replace(
      UUID personId, boolean quiet, boolean levelHidden, @Nullable Long expected)
      throws SQLException {
    return Transaction.run(
        pool,
        connection -> {
          var before = lock(connection, personId);
          if (expected != null && expected != before.version()) {
            return Optional.<Setting>empty();
          }
          if (before.quiet() == quiet && before.levelHidden() == levelHidden) {
            return Optional.of(before);
          }
          var after = new Setting(quiet, levelHidden, before.version() + 1);
          write(connection, personId, after);
          return Optional.of(after);
        });
  }

  private static Setting lock(Connection connection, UUID personId) throws SQLException {
    try (var open = connection.prepareStatement(OPEN)) {
      open.setObject(1, personId);
      open.executeUpdate();
    }
    return find(connection, FIND + " for update", personId);
  }

  private static Setting find(Connection connection, String sql, UUID personId)
      throws SQLException {
    try (var select = connection.prepareStatement(sql)) {
      select.setObject(1, personId);
      try (var row = select.executeQuery()) {
        return row.next()
            ? new Setting(
                row.getBoolean("quiet"), row.getBoolean("level_hidden"), row.getLong("version"))
            : Setting.DEFAULT;
      }
    }
  }

  private static void write(Connection connection, UUID personId, Setting setting)
      throws SQLException {
    try (var update = connection.prepareStatement(CHANGE)) {
      update.setBoolean(1, setting.quiet());
      update.setBoolean(2, setting.levelHidden());
      update.setObject(3, personId);
      update.executeUpdate();
    }
  }
}
