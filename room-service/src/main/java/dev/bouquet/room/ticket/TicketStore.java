package dev.bouquet.room.ticket;

import dev.bouquet.kit.problem.ProblemException;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

@Singleton
class TicketStore {
  private static final Logger LOG = Logger.getLogger(TicketStore.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  /// Each new row takes the place of some that were never used, so the table stays small.
  private static final String ADD =
      """
      WITH expired AS (
        DELETE FROM stream_ticket
         WHERE hash IN (
           SELECT hash FROM stream_ticket
            WHERE expires_at < now()
            ORDER BY expires_at
            LIMIT 10
              FOR UPDATE SKIP LOCKED))
      INSERT INTO stream_ticket (
        hash, room_id, person_id, person_name, origin, expires_at, token_expires_at)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String TAKE =
      """
      DELETE FROM stream_ticket WHERE hash = ?
      RETURNING room_id, person_id, person_name, origin, expires_at, token_expires_at
      """;

  private final DataSource database;
  private final int queryTimeoutSeconds;

  TicketStore(DataSource database, TicketConfig config) {
    this.database = database;
    this.queryTimeoutSeconds = (int) Math.max(1, config.queryTimeout().toSeconds());
  }

  void add(byte[] hash, Ticket ticket) {
    run(
        ADD,
        statement -> {
          statement.setBytes(1, hash);
          statement.setObject(2, ticket.roomId());
          statement.setObject(3, ticket.personId());
          statement.setString(4, ticket.personName());
          statement.setString(5, ticket.origin().orElse(null));
          statement.setObject(6, OffsetDateTime.ofInstant(ticket.expiresAt(), ZoneOffset.UTC));
          statement.setObject(7, OffsetDateTime.ofInstant(ticket.tokenExpiresAt(), ZoneOffset.UTC));
          return statement.executeUpdate();
        });
  }

  /// The row goes with its first taker.
  Optional<Ticket> take(byte[] hash) {
    return run(
        TAKE,
        statement -> {
          statement.setBytes(1, hash);
          try (var rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(ticket(rows)) : Optional.empty();
          }
        });
  }

  @FunctionalInterface
  private interface Query<T> {
    T run(PreparedStatement statement) throws SQLException;
  }

  private <T> T run(String sql, Query<T> query) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(sql)) {
      statement.setQueryTimeout(queryTimeoutSeconds);
      return query.run(statement);
    } catch (SQLException e) {
      LOG.warnf("tickets cannot be given or taken: %s", e.getMessage());
      throw ProblemException.retryLater("Tickets are not to be had now.", RETRY_AFTER);
    }
  }

  private static Ticket ticket(ResultSet row) throws SQLException {
    return new Ticket(
        row.getObject("room_id", UUID.class),
        row.getObject("person_id", UUID.class),
        row.getString("person_name"),
        Optional.ofNullable(row.getString("origin")),
        instant(row, "expires_at"),
        instant(row, "token_expires_at"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
