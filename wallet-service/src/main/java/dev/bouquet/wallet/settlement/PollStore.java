package dev.bouquet.wallet.settlement;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;

/// The table payment_poll.
@ApplicationScoped
class PollStore {
  private static final String NOTE =
      """
      insert into payment_poll (provider, polled_to, due_at) values (?, ?, now()) on conflict (provider) do nothing
      """;

  /// Whoever takes a poll puts it off, so that it comes again if this process dies with it.
  private static final String TAKE =
      """
      update payment_poll set due_at = now() + ? * interval '1 millisecond'
       where provider = ? and due_at <= now() returning polled_to
      """;

  private static final String DONE = "update payment_poll set polled_to = ? where provider = ?";

  private final DataSource pool;

  PollStore(DataSource pool) {
    this.pool = pool;
  }

  /// Takes a poll that is due, for one pod.
  ///
  /// @param first from when on a provider is asked that never was
  /// @return up to when the provider was asked; empty where nothing is due
  Optional<Instant> take(String provider, Instant first, Duration every) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      try (var insert = connection.prepareStatement(NOTE)) {
        insert.setString(1, provider);
        insert.setObject(2, first.atOffset(ZoneOffset.UTC));
        insert.executeUpdate();
      }
      try (var update = connection.prepareStatement(TAKE)) {
        update.setLong(1, every.toMillis());
        update.setString(2, provider);
        try (var row = update.executeQuery()) {
          return row.next()
              ? Optional.of(row.getObject(1, OffsetDateTime.class).toInstant())
              : Optional.empty();
        }
      }
    }
  }

  void done(String provider, Instant polledTo) throws SQLException {
    try (Connection connection = pool.getConnection();
        var update = connection.prepareStatement(DONE)) {
      update.setObject(1, polledTo.atOffset(ZoneOffset.UTC));
      update.setString(2, provider);
      update.executeUpdate();
    }
  }
}
