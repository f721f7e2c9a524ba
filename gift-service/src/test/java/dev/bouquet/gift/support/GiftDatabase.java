package dev.bouquet.gift.support;

import dev.bouquet.gift.readmodel.GiftEvent;
import dev.bouquet.gift.readmodel.GiftReadModel;
import dev.bouquet.gift.readmodel.OutOfStepException;
import dev.bouquet.gift.readmodel.Positions;
import dev.bouquet.gift.readmodel.Stretch;
import dev.bouquet.kit.sql.Transaction;
import dev.bouquet.local.parts.RunningServer;
import dev.bouquet.local.parts.TestServers;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// A migrated PostgreSQL for property tests, which run outside the service; started when first
/// asked for.
public final class GiftDatabase {
  private static final RunningServer SERVER = start();
  private static final DataSource POOL = connect(false);

  private GiftDatabase() {}

  /// Connections that are kept, as the role that the service works with.
  public static DataSource pool() {
    return POOL;
  }

  /// As above, each time a new connection.
  public static DataSource open() {
    return connect(true);
  }

  /// Has readers see a new, empty generation.
  public static void begin() throws SQLException {
    update(
        """
        with fresh as (insert into gift_generation (status) values ('FILLED') returning generation)
        update gift_live set generation = fresh.generation from fresh
        """);
  }

  /// Into the generation that is read.
  public static void take(List<GiftEvent> events) throws SQLException, OutOfStepException {
    var stretch = new Stretch(0, 0, events.size(), events, null, null);
    Transaction.<Boolean, OutOfStepException>run(
        POOL,
        connection -> {
          GiftReadModel.take(connection, Positions.lockLive(connection), List.of(stretch));
          return true;
        });
  }

  public static void setQuietMode(UUID personId) throws SQLException {
    update(
        "insert into gift_setting (person_id, quiet, level_hidden, version) values ('%s', true, false, 1) on conflict (person_id) do nothing"
            .formatted(personId));
  }

  private static void update(String sql) throws SQLException {
    try (var connection = POOL.getConnection();
        var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private static RunningServer start() {
    var server =
        TestServers.postgres(
            Path.of(System.getProperty("bouquet.root")),
            Path.of("target", "parts-state", "properties"),
            List.of("gift"));
    Flyway.configure()
        .dataSource(url(server), "gift_owner", "gift_owner")
        .locations("db/migration")
        .load()
        .migrate();
    return server;
  }

  private static DataSource connect(boolean onlyOnce) {
    try {
      return AgroalDataSource.from(
          new AgroalDataSourceConfigurationSupplier()
              .connectionPoolConfiguration(pool ->
                  pool.maxSize(4)
                      .flushOnClose(onlyOnce)
                      .connectionFactoryConfiguration(connection ->
                          connection
                              .jdbcUrl(url(SERVER))
                              .principal(new NamePrincipal("gift"))
                              .credential(new SimplePassword("gift")))));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String url(RunningServer server) {
    return "jdbc:postgresql://127.0.0.1:" + server.port() + "/gift";
  }
}
