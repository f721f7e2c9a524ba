package dev.bouquet.room.follow;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

@Singleton
public class FollowStore {
  private static final int QUERY_TIMEOUT_SECONDS = 5;

  /// The bound is against abuse: two requests at once may pass it by one.
  private static final String FOLLOW =
      """
      INSERT INTO follow (creator_id, follower_id, since)
      SELECT ?, ?, now()
       WHERE (SELECT count(*) FROM follow WHERE follower_id = ?) < ?
      ON CONFLICT (creator_id, follower_id) DO NOTHING
      """;

  private static final String UNFOLLOW =
      "DELETE FROM follow WHERE creator_id = ? AND follower_id = ?";

  private static final String SINCE =
      "SELECT since FROM follow WHERE creator_id = ? AND follower_id = ?";

  private static final String FOLLOWERS = "SELECT count(*) FROM follow WHERE creator_id = ?";

  private final DataSource database;
  private final FollowConfig config;

  FollowStore(DataSource database, FollowConfig config) {
    this.database = database;
    this.config = config;
  }

  /// Whether the person did not follow before and does now; who follows as many creators as they
  /// may does not.
  boolean follow(UUID follower, UUID creator) throws SQLException {
    try (var connection = database.getConnection();
        var statement = prepare(connection, FOLLOW, creator)) {
      statement.setObject(2, follower);
      statement.setObject(3, follower);
      statement.setInt(4, config.maxCreatorsCount());
      return statement.executeUpdate() > 0;
    }
  }

  /// Whether the person followed before.
  boolean unfollow(UUID follower, UUID creator) throws SQLException {
    try (var connection = database.getConnection();
        var statement = prepare(connection, UNFOLLOW, creator)) {
      statement.setObject(2, follower);
      return statement.executeUpdate() > 0;
    }
  }

  /// Empty for who does not follow.
  public Optional<Instant> since(UUID follower, UUID creator) throws SQLException {
    try (var connection = database.getConnection();
        var statement = prepare(connection, SINCE, creator)) {
      statement.setObject(2, follower);
      try (var rows = statement.executeQuery()) {
        return rows.next()
            ? Optional.of(rows.getObject("since", OffsetDateTime.class).toInstant())
            : Optional.empty();
      }
    }
  }

  long followersCount(UUID creator) throws SQLException {
    try (var connection = database.getConnection();
        var statement = prepare(connection, FOLLOWERS, creator);
        var rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static PreparedStatement prepare(Connection connection, String sql, UUID first)
      throws SQLException {
    var statement = connection.prepareStatement(sql);
    statement.setQueryTimeout(QUERY_TIMEOUT_SECONDS);
    statement.setObject(1, first);
    return statement;
  }
}
