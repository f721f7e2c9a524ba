package dev.bouquet.room.returns;

import dev.bouquet.room.command.CommandResult;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The record of who suspended rooms and who lifted it: the table suspension_act.
@Singleton
class SuspensionActs {
  private static final String INSERT =
      """
      INSERT INTO suspension_act (room_id, act, operator_id, reason) VALUES (?, ?, ?, ?)
      RETURNING number
      """;

  private static final String ANSWER = "UPDATE suspension_act SET outcome = ? WHERE number = ?";

  private static final String PAGE =
      """
      SELECT * FROM suspension_act WHERE room_id = ? AND number < ? ORDER BY number DESC LIMIT ?
      """;

  private final DataSource pool;

  SuspensionActs(DataSource pool) {
    this.pool = pool;
  }

  enum Kind {
    SUSPEND,
    LIFT
  }

  /// @param number grows with time
  /// @param reason absent where a suspension was lifted without one
  /// @param outcome `DONE`, `UNCHANGED` or the code of a refusal; absent where the room has not
  ///   answered in time
  public record Act(
      long number,
      Kind act,
      UUID operatorId,
      @Nullable String reason,
      Instant at,
      @Nullable String outcome) {}

  /// To be called before the act itself, so that none is without a record.
  ///
  /// @return its number
  long keep(UUID roomId, Kind kind, UUID operator, @Nullable String reason) throws SQLException {
    try (Connection connection = pool.getConnection();
        var insert = connection.prepareStatement(INSERT)) {
      insert.setObject(1, roomId);
      insert.setString(2, kind.name());
      insert.setObject(3, operator);
      insert.setString(4, reason);
      try (var row = insert.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  void answer(long number, CommandResult result) throws SQLException {
    try (Connection connection = pool.getConnection();
        var update = connection.prepareStatement(ANSWER)) {
      update.setString(1, outcome(result));
      update.setLong(2, number);
      update.executeUpdate();
    }
  }

  private static @Nullable String outcome(CommandResult result) {
    return switch (result) {
      case CommandResult.Done done -> done.unchanged() ? "UNCHANGED" : "DONE";
      case CommandResult.Refused refused -> refused.code();
      case CommandResult.Unanswered _ -> null;
    };
  }

  /// Newest first.
  List<Act> page(UUID roomId, long before, int most) throws SQLException {
    try (Connection connection = pool.getConnection();
        var select = connection.prepareStatement(PAGE)) {
      select.setObject(1, roomId);
      select.setLong(2, before);
      select.setInt(3, most);
      var acts = new ArrayList<Act>();
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          acts.add(
              new Act(
                  rows.getLong("number"),
                  Kind.valueOf(rows.getString("act")),
                  rows.getObject("operator_id", UUID.class),
                  rows.getString("reason"),
                  rows.getObject("at", OffsetDateTime.class).toInstant(),
                  rows.getString("outcome")));
        }
      }
      return acts;
    }
  }
}
