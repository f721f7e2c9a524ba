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
                      'checkpoint_timeout', 'checkpoint_completion_target', 'min_wal_size', 'max_wal_size')
       order by name
      """;

  /// A switch takes effect only where something was written since the last.
  private static final String FILL_LOG =
      """
      do $$
      begin
        for file in 1..192 loop
          perform pg_logical_emit_message(false, '', 'filled');
          perform pg_switch_wal();
        end loop;
      end
      $$
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

  /// Leaves the server with 3 GB of the log's files for its next ones, as one has that has run for
  /// some time (`min_wal_size` must be no less). A new server makes each file anew, filled with
  /// zeros, and all commits wait for it meanwhile.
  public void fillLog() throws SQLException {
    execute(FILL_LOG);
    checkpoint();
  }

  /// Makes cases comparable, right before each is measured: tables are vacuumed, and see
  /// [#checkpoint].
  public void startEven() throws SQLException {
    execute("vacuum (analyze)");
    checkpoint();
  }

  /// From here on the first change of a page, which writes the whole page to the WAL, has the same
  /// share in all cases.
  private void checkpoint() throws SQLException {
    execute("checkpoint");
  }

  /// As [#checkpoint], and nothing is left that the kernel would write down within half a minute
  /// while commits wait for it: neither the server's, nor what Kafka has on the same disk.
  public void writeDown() throws SQLException, IOException, InterruptedException {
    checkpoint();
    int status = new ProcessBuilder("sync").inheritIO().start().waitFor();
    if (status != 0) {
      throw new IOException("sync ended with status " + status);
    }
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
