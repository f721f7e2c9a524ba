package dev.bouquet.wallet.statement;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The table running_export, which all pods share.
@ApplicationScoped
class RunningExportStore {
  private static final String ENTER =
      """
      insert into running_export (caller_id, place, pod, expires_at) values (?, ?, ?, now() + make_interval(secs => ?))
      on conflict (caller_id) do update
        set place = excluded.place, pod = excluded.pod, expires_at = excluded.expires_at
        where running_export.expires_at < now()
      """;

  private static final String LEAVE =
      "delete from running_export where caller_id = ? and place = ?";

  private final DataSource pool;
  private final String pod;
  private final Duration longest;

  RunningExportStore(
      DataSource pool,
      StatementConfig config,
      @ConfigProperty(name = "bouquet.pod-name") String pod) {
    this.pool = pool;
    this.pod = pod;
    this.longest = config.maxExportDuration();
  }

  /// @return false where the person has an export running already
  boolean enter(UUID caller, UUID place) throws SQLException {
    try (Connection connection = pool.getConnection();
        var insert = connection.prepareStatement(ENTER)) {
      insert.setObject(1, caller);
      insert.setObject(2, place);
      insert.setString(3, pod);
      insert.setDouble(4, longest.toMillis() / 1_000.0);
      return insert.executeUpdate() == 1;
    }
  }

  void leave(UUID caller, UUID place) throws SQLException {
    try (Connection connection = pool.getConnection();
        var delete = connection.prepareStatement(LEAVE)) {
      delete.setObject(1, caller);
      delete.setObject(2, place);
      delete.executeUpdate();
    }
  }

  /// What this pod left behind when it ended last.
  void clear() throws SQLException {
    try (Connection connection = pool.getConnection();
        var delete = connection.prepareStatement("delete from running_export where pod = ?")) {
      delete.setString(1, pod);
      delete.executeUpdate();
    }
  }
}
