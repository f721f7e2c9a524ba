package dev.bouquet.bench.load;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// What one database of a server costs. CPU and WAL are the whole server's: nothing else may use it
/// meanwhile.
public final class DatabaseMeter implements AutoCloseable {
  private static final String READ =
      """
      select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint as wal_bytes,
             pg_database_size(current_database()) as disk_bytes
      """;

  private static final String SETTINGS =
      """
      select name, current_setting(name) as value from pg_settings
       where name in ('server_version', 'autovacuum', 'fsync', 'synchronous_commit', 'full_page_writes', 'wal_compression', 'shared_buffers',
                      'checkpoint_timeout', 'checkpoint_completion_target', 'max_wal_size')
       order by name
      """;

  private final Connection connection;
  private final long serverPid;

  /// @param connection a superuser's, to the database that is measured; closed with the meter
  /// @param serverPid the postmaster
  public DatabaseMeter(Connection connection, long serverPid) {
    this.connection = connection;
    this.serverPid = serverPid;
  }

  /// Counters so far; the difference of two is what happened between.
  public record Reading(long cpuMicros, long walBytes, long diskBytes) {
    public static final Reading NONE = new Reading(0, 0, 0);

    public Reading plus(Reading other) {
      return new Reading(
          cpuMicros + other.cpuMicros, walBytes + other.walBytes, diskBytes + other.diskBytes);
    }

    public Reading since(Reading before) {
      return new Reading(
          cpuMicros - before.cpuMicros, walBytes - before.walBytes, diskBytes - before.diskBytes);
    }
  }

  public Reading read() throws SQLException, IOException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(READ)) {
      row.next();
      return new Reading(
          ProcessTree.cpuMicros(serverPid), row.getLong("wal_bytes"), row.getLong("disk_bytes"));
    }
  }

  /// Keeps the server from tidying up on its own: what it does about one database would be counted
  /// as the cost of another. [#startEven] does it instead.
  public void stopAutovacuum() throws SQLException {
    execute("alter system set autovacuum = off");
    execute("select pg_reload_conf()");
  }

  /// Makes cases comparable, right before each is measured: tables are vacuumed, the first change
  /// of a page after a checkpoint, which writes the whole page to the WAL, has the same share in
  /// all, and none has to wait while the kernel writes down what was changed long before.
  public void startEven() throws SQLException {
    execute("vacuum (analyze)");
    execute("checkpoint");
  }

  private void execute(String command) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(command);
    }
  }

  /// The settings that figures depend on.
  public SequencedMap<String, String> settings() throws SQLException {
    var settings = new LinkedHashMap<String, String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(SETTINGS)) {
      while (rows.next()) {
        settings.put(rows.getString("name"), rows.getString("value"));
      }
    }
    return settings;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
