package dev.bouquet.wallet.adjustment;

import dev.bouquet.kit.id.Ids;
import dev.bouquet.wallet.adjustment.Adjustment.Status;
import dev.bouquet.wallet.operations.OperatorActs;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The table adjustment, and the record of who decided.
@ApplicationScoped
class AdjustmentStore {
  private static final String INSERT =
      """
      insert into adjustment (id, owner_id, amount, reason, status, proposed_by) values (?, ?, ?, ?, 'PROPOSED', ?)
      on conflict (id) do nothing
      """;

  private static final String DECIDE =
      """
      update adjustment set status = ?, decided_by = ?, decided_at = now()
       where id = ? and status = 'PROPOSED'
      """;

  private static final String FINISH =
      "update adjustment set status = ?, refusal = ? where id = ? and status = 'APPROVED'";

  private static final String OPEN =
      """
      select * from adjustment where status in ('PROPOSED', 'APPROVED') order by proposed_at, id limit ?
      """;

  private final DataSource pool;
  private final OperatorActs acts;

  AdjustmentStore(DataSource pool, OperatorActs acts) {
    this.pool = pool;
    this.acts = acts;
  }

  /// What an operator makes of a proposal.
  ///
  /// @param status APPROVED or REJECTED
  record Decision(Status status, UUID operator, String reason) {}

  /// @return false where the id is taken
  boolean insert(UUID id, UUID owner, long amount, String reason, UUID operator)
      throws SQLException {
    try (Connection connection = pool.getConnection();
        var insert = connection.prepareStatement(INSERT)) {
      insert.setObject(1, id);
      insert.setObject(2, owner);
      insert.setLong(3, amount);
      insert.setString(4, reason);
      insert.setObject(5, operator);
      return insert.executeUpdate() == 1;
    }
  }

  Optional<Adjustment> find(UUID id) throws SQLException {
    try (Connection connection = pool.getConnection();
        var select = connection.prepareStatement("select * from adjustment where id = ?")) {
      select.setObject(1, id);
      try (var row = select.executeQuery()) {
        return row.next() ? Optional.of(adjustment(row)) : Optional.empty();
      }
    }
  }

  /// Those that wait for somebody, the oldest first.
  List<Adjustment> open(int limit) throws SQLException {
    try (Connection connection = pool.getConnection();
        var select = connection.prepareStatement(OPEN)) {
      select.setInt(1, limit);
      var open = new ArrayList<Adjustment>();
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          open.add(adjustment(rows));
        }
      }
      return open;
    }
  }

  /// Decides, and keeps that on record: both or neither.
  ///
  /// @return false where it was decided already
  boolean decide(Adjustment adjustment, Decision decision) throws SQLException {
    var id = adjustment.id();
    var operator = decision.operator();
    var act = decision.status() == Status.APPROVED ? "APPROVE_ADJUSTMENT" : "REJECT_ADJUSTMENT";
    return acts.keepIfDone(
        new OperatorActs.NewAct(
            Ids.derive(id, act + operator),
            operator,
            act + " " + id,
            adjustment.ownerId(),
            null,
            decision.reason()),
        connection -> decide(connection, id, decision));
  }

  private static boolean decide(Connection connection, UUID id, Decision decision)
      throws SQLException {
    try (var update = connection.prepareStatement(DECIDE)) {
      update.setString(1, decision.status().name());
      update.setObject(2, decision.operator());
      update.setObject(3, id);
      return update.executeUpdate() == 1;
    }
  }

  void finish(UUID id, Status status, @Nullable String refusal) throws SQLException {
    try (Connection connection = pool.getConnection();
        var update = connection.prepareStatement(FINISH)) {
      update.setString(1, status.name());
      update.setString(2, refusal);
      update.setObject(3, id);
      update.executeUpdate();
    }
  }

  private static Adjustment adjustment(ResultSet row) throws SQLException {
    return new Adjustment(
        row.getObject("id", UUID.class),
        row.getObject("owner_id", UUID.class),
        row.getLong("amount"),
        row.getString("reason"),
        Status.valueOf(row.getString("status")),
        row.getString("refusal"),
        row.getObject("proposed_by", UUID.class),
        row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
        row.getObject("decided_by", UUID.class),
        instant(row.getObject("decided_at", OffsetDateTime.class)));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
