package dev.bouquet.room.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.room.support.RoomComponent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@RoomComponent
class TicketsComponentTest {
  private static final String PAGE = "https://bouquet.example";

  @Inject Tickets tickets;
  @Inject DataSource database;

  private final UUID room = UUID.randomUUID();

  @Test
  void ticketOfAnOriginIsGoodForItsPages() {
    assertThat(tickets.redeem(issue(Optional.of(PAGE), Duration.ofMinutes(1)), room, PAGE))
        .isPresent();
    assertThat(tickets.redeem(issue(Optional.of(PAGE), Duration.ofMinutes(1)), room, null))
        .isEmpty();
    assertThat(tickets.redeem(issue(Optional.empty(), Duration.ofMinutes(1)), room, PAGE))
        .isPresent();
  }

  @Test
  void expiredTicketIsRefused() {
    var secret = issue(Optional.empty(), Duration.ofSeconds(-1));

    assertThat(tickets.redeem(secret, room, null)).isEmpty();
  }

  /// Nobody uses them, so nobody else would take them away.
  @Test
  void expiredTicketsGoAsNewOnesAreIssued() throws SQLException {
    for (int i = 0; i < 15; i++) {
      issue(Optional.empty(), Duration.ofHours(-1));
    }
    for (int i = 0; i < 3; i++) {
      issue(Optional.empty(), Duration.ofMinutes(1));
    }

    assertThat(expiredCount()).isZero();
  }

  private String issue(Optional<String> origin, Duration lifetime) {
    var now = Instant.now();
    var person = UUID.randomUUID();
    return tickets.issue(new Ticket(room, person, "Vera", origin, now.plus(lifetime), now));
  }

  private long expiredCount() throws SQLException {
    try (var connection = database.getConnection();
        var statement =
            connection.prepareStatement(
                "SELECT count(*) FROM stream_ticket WHERE room_id = ? AND expires_at < now()")) {
      statement.setObject(1, room);
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
