package dev.bouquet.local.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/// PostgreSQL with the durability of a real installation: a commit that was answered is on disk.
///
/// Everybody logs in with a password, and only over loopback. Each database `x` gets the roles
/// `x_owner`, who owns it and runs migrations, and `x`, who may connect and name what is in schema
/// `public`; migrations grant `x` the rest.
public final class PostgresServer implements Server {
  private static final String SUPERUSER = "postgres";
  private static final String CONNECT_SECONDS = "2";

  private final Path home;
  private final Path folder;
  private final int port;
  private final List<String> databases;
  private final Map<String, String> settings;

  public PostgresServer(Path home, Path folder, int port, List<String> databases) {
    this(home, folder, port, databases, Map.of());
  }

  /// @param settings of the server, beside and instead of the usual ones
  public PostgresServer(
      Path home, Path folder, int port, List<String> databases, Map<String, String> settings) {
    this.home = home;
    this.folder = folder;
    this.port = port;
    this.databases = List.copyOf(databases);
    this.settings = Map.copyOf(settings);
  }

  @Override
  public String name() {
    return "postgresql";
  }

  @Override
  public List<Integer> ports() {
    return List.of(port);
  }

  private Path data() {
    return folder.resolve("data");
  }

  @Override
  public void prepare() throws IOException, InterruptedException {
    Files.createDirectories(folder);
    if (Files.exists(data().resolve("PG_VERSION")) && Files.exists(folder.resolve("ready"))) {
      dropReusedLock();
      return;
    }
    Archives.deleteTree(data());
    initialise();
    Files.writeString(data().resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
    Files.createFile(folder.resolve("ready"));
  }

  private void initialise() throws IOException, InterruptedException {
    var password = folder.resolve("superuser");
    Files.deleteIfExists(password);
    Files.createFile(
        password,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(password, SUPERUSER);
    var command = new ArrayList<>(Privileges.withoutRoot(folder));
    command.add(home.resolve("bin/initdb").toString());
    command.addAll(List.of("-D", data().toString(), "-U", SUPERUSER, "--encoding=UTF8"));
    command.addAll(List.of("--locale-provider=builtin", "--locale=C.UTF-8"));
    command.addAll(List.of("--auth=scram-sha-256", "--pwfile=" + password));
    var log = folder.resolve("initdb.log");
    int status =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    Files.delete(password);
    if (status != 0) {
      throw new PartFailure(
          "postgresql: initdb failed with status %d, see %s".formatted(status, log));
    }
  }

  /// After a hard stop the lock file stays and names a process id. Once that id belongs to another
  /// program, as after a reboot, PostgreSQL would refuse to start for as long as that program runs.
  /// In every other case the file is PostgreSQL's to judge: it also guards against servers'
  /// children that are still writing.
  private void dropReusedLock() throws IOException {
    var lock = data().resolve("postmaster.pid");
    if (!Files.exists(lock)) {
      return;
    }
    var lines = Files.readAllLines(lock);
    if (lines.isEmpty()) {
      return;
    }
    var owner = ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
    var program = owner.flatMap(handle -> handle.info().command());
    if (program.isPresent() && !program.get().endsWith("/postgres")) {
      Files.delete(lock);
    }
  }

  @Override
  public Launch launch() {
    var all =
        new TreeMap<>(
            Map.of(
                "port", Integer.toString(port),
                "listen_addresses", "127.0.0.1",
                "unix_socket_directories", "",
                "fsync", "on",
                "synchronous_commit", "on",
                "max_connections", "200",
                "shared_buffers", "64MB",
                "max_wal_size", "512MB",
                "timezone", "UTC"));
    all.putAll(settings);
    var command = new ArrayList<String>();
    command.add(home.resolve("bin/postgres").toString());
    command.addAll(List.of("-D", data().toString()));
    all.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
    return new Launch(command, folder, Map.of(), Launch.StopSignal.INT, true);
  }

  @Override
  public boolean ready() {
    try (var connection = connect(SUPERUSER)) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public void provision() throws IOException {
    try (var server = connect(SUPERUSER)) {
      for (var database : databases) {
        if (!exists(server, database)) {
          create(server, database);
        }
      }
    } catch (SQLException e) {
      throw new IOException("databases cannot be created: " + e.getMessage(), e);
    }
  }

  /// The database is created first and `exists` looks for the roles' last grant, so that an
  /// interrupted run is finished by the next one.
  private void create(Connection server, String database) throws SQLException {
    var name = identifier(database);
    try (var statement = server.createStatement()) {
      for (var role : List.of(name + "_owner", name)) {
        if (!found(server, "select 1 from pg_roles where rolname = ?", role)) {
          statement.execute("create role %s login password '%s'".formatted(role, role));
        }
      }
      if (!found(server, "select 1 from pg_database where datname = ?", name)) {
        statement.execute("create database %s owner %s_owner".formatted(name, name));
      }
    }
    try (var inside = connect(name);
        var statement = inside.createStatement()) {
      statement.execute("revoke all on database %s from public".formatted(name));
      statement.execute("alter schema public owner to %s_owner".formatted(name));
      statement.execute("revoke all on schema public from public");
      statement.execute("grant usage on schema public to %s".formatted(name));
      statement.execute("grant connect on database %s to %s".formatted(name, name));
    }
  }

  private static boolean exists(Connection server, String database) throws SQLException {
    return found(server, "select 1 from pg_database where datname = ?", database)
        && found(server, "select 1 from pg_roles where rolname = ?", database)
        && found(
            server,
            """
            select 1 from pg_database d, aclexplode(d.datacl) a
             where d.datname = ? and a.privilege_type = 'CONNECT'
               and a.grantee = (select oid from pg_roles where rolname = d.datname)
            """,
            database);
  }

  private static boolean found(Connection server, String query, String name) throws SQLException {
    try (var statement = server.prepareStatement(query)) {
      statement.setString(1, name);
      try (var rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  private static String identifier(String name) {
    if (!name.matches("[a-z][a-z0-9_]{0,40}")) {
      throw new IllegalArgumentException("not a database name: " + name);
    }
    return name;
  }

  private Connection connect(String database) throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", SUPERUSER);
    properties.setProperty("password", SUPERUSER);
    properties.setProperty("connectTimeout", CONNECT_SECONDS);
    properties.setProperty("loginTimeout", CONNECT_SECONDS);
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database), properties);
  }
}
