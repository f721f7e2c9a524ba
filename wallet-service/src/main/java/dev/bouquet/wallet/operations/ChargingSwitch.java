package dev.bouquet.wallet.operations;

import dev.bouquet.wallet.posting.ChargingGate;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// The kill switch. A row of the database says how it stands, and every pod looks once a second.
@ApplicationScoped
class ChargingSwitch {
  private static final Logger LOG = Logger.getLogger(ChargingSwitch.class);

  private static final String READ =
      "select enabled, reason, switched_by, switched_at from charging_switch";

  private static final String WRITE =
      """
      insert into charging_switch (one, enabled, reason, switched_by) values (true, ?, ?, ?)
      on conflict (one) do update
        set enabled = excluded.enabled, reason = excluded.reason, switched_by = excluded.switched_by, switched_at = now()
      """;

  private final DataSource pool;
  private final ChargingGate gate;

  ChargingSwitch(DataSource pool, ChargingGate gate) {
    this.pool = pool;
    this.gate = gate;
  }

  record Position(boolean enabled, String reason, UUID switchedBy, Instant switchedAt) {}

  /// Empty where it was never switched: charging is on.
  Optional<Position> read() throws SQLException {
    try (Connection connection = pool.getConnection();
        var select = connection.prepareStatement(READ);
        var row = select.executeQuery()) {
      return row.next() ? Optional.of(position(row)) : Optional.empty();
    }
  }

  void write(boolean enabled, String reason, UUID operator) throws SQLException {
    try (Connection connection = pool.getConnection();
        var upsert = connection.prepareStatement(WRITE)) {
      upsert.setBoolean(1, enabled);
      upsert.setString(2, reason);
      upsert.setObject(3, operator);
      upsert.executeUpdate();
    }
    follow();
  }

  /// Where the database is away nothing can be charged either.
  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void follow() throws SQLException {
    boolean off = read().map(position -> !position.enabled()).orElse(false);
    if (gate.setSwitchedOff(off)) {
      LOG.warnf("charging switched enabled=%s", !off);
    }
  }

  private static Position position(ResultSet row) throws SQLException {
    return new Position(
        row.getBoolean("enabled"),
        row.getString("reason"),
        row.getObject("switched_by", UUID.class),
        row.getObject("switched_at", OffsetDateTime.class).toInstant());
  }
}
