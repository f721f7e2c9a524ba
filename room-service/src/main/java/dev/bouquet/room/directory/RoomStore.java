package dev.bouquet.room.directory;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.bouquet.contracts.room.v1.Room;
import dev.bouquet.contracts.room.v1.RoomSnapshot;
import dev.bouquet.kit.problem.ProblemException;
import dev.bouquet.room.hub.SnapshotArchive;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// The directory's reads.
@Singleton
class RoomStore implements SnapshotArchive {
  private static final Logger LOG = Logger.getLogger(RoomStore.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private static final String BY_ID = "SELECT record, viewers FROM room WHERE id = ?";

  private static final String NEWEST_OF_HOST =
      "SELECT record, viewers FROM room WHERE host_id = ? ORDER BY created_at DESC LIMIT 1";

  private static final String NEWEST =
      """
      SELECT record, viewers
        FROM room
       WHERE (created_at, id) < (?, ?)
         AND (CAST(? AS text) IS NULL OR status = ?)
         AND (CAST(? AS text) IS NULL OR language = ? OR starts_with(language, CAST(? AS text) || '-'))
         AND (CAST(? AS text) IS NULL OR tags @> ARRAY[CAST(? AS text)])
       ORDER BY created_at DESC, id DESC
       LIMIT ?
      """;

  private static final String MOST_WATCHED =
      """
      SELECT record, viewers
        FROM room
       WHERE status IN ('LIVE', 'PAUSED')
         AND (viewers, id) < (?, ?)
         AND (CAST(? AS text) IS NULL OR status = ?)
         AND (CAST(? AS text) IS NULL OR language = ? OR starts_with(language, CAST(? AS text) || '-'))
         AND (CAST(? AS text) IS NULL OR tags @> ARRAY[CAST(? AS text)])
       ORDER BY viewers DESC, id DESC
       LIMIT ?
      """;

  private static final String SNAPSHOT =
      """
      SELECT s.snapshot, r.record
        FROM room_snapshot s LEFT JOIN room r ON r.id = s.room_id
       WHERE s.room_id = ?
      """;

  private final DataSource database;
  private final int queryTimeoutSeconds;

  RoomStore(DataSource database, DirectoryConfig config) {
    this.database = database;
    this.queryTimeoutSeconds = (int) Math.max(1, config.queryTimeout().toSeconds());
  }

  Optional<ListedRoom> findRoom(UUID id) {
    return query(BY_ID, statement -> statement.setObject(1, id), RoomStore::room).stream()
        .findFirst();
  }

  Optional<ListedRoom> newestOf(UUID hostId) {
    return query(NEWEST_OF_HOST, statement -> statement.setObject(1, hostId), RoomStore::room)
        .stream()
        .findFirst();
  }

  /// @param before a list continues with rooms older than this
  List<ListedRoom> newest(PlaceByAge before, RoomFilter filter, int maxCount) {
    return query(
        NEWEST,
        statement -> {
          statement.setObject(1, OffsetDateTime.ofInstant(before.createdAt(), ZoneOffset.UTC));
          statement.setObject(2, before.id());
          setFilter(statement, filter, maxCount);
        },
        RoomStore::room);
  }

  /// Rooms on air.
  ///
  /// @param before a list continues with rooms that fewer people watch
  List<ListedRoom> mostWatched(PlaceByViewers before, RoomFilter filter, int maxCount) {
    return query(
        MOST_WATCHED,
        statement -> {
          statement.setInt(1, before.viewers());
          statement.setObject(2, before.id());
          setFilter(statement, filter, maxCount);
        },
        RoomStore::room);
  }

  private static void setFilter(PreparedStatement statement, RoomFilter filter, int maxCount)
      throws SQLException {
    var status = filter.status() == null ? null : filter.status().name();
    statement.setString(3, status);
    statement.setString(4, status);
    statement.setString(5, filter.language());
    statement.setString(6, filter.language());
    statement.setString(7, filter.language());
    statement.setString(8, filter.tag());
    statement.setString(9, filter.tag());
    statement.setInt(10, maxCount);
  }

  @Override
  public Optional<RoomSnapshot> find(UUID roomId) {
    return query(SNAPSHOT, statement -> statement.setObject(1, roomId), RoomStore::snapshot)
        .stream()
        .findFirst();
  }

  @FunctionalInterface
  private interface Parameters {
    void set(PreparedStatement statement) throws SQLException;
  }

  @FunctionalInterface
  private interface Row<T> {
    T read(ResultSet row) throws SQLException, InvalidProtocolBufferException;
  }

  private <T> List<T> query(String sql, Parameters parameters, Row<T> mapper) {
    try (Connection connection = database.getConnection();
        var statement = connection.prepareStatement(sql)) {
      statement.setQueryTimeout(queryTimeoutSeconds);
      parameters.set(statement);
      try (var rows = statement.executeQuery()) {
        var found = new ArrayList<T>();
        while (rows.next()) {
          found.add(mapper.read(rows));
        }
        return found;
      }
    } catch (SQLException | InvalidProtocolBufferException e) {
      LOG.warnf("the room directory cannot be read: %s", e.getMessage());
      throw ProblemException.retryLater("The room directory cannot be read now.", RETRY_AFTER);
    }
  }

  private static ListedRoom room(ResultSet row)
      throws SQLException, InvalidProtocolBufferException {
    return new ListedRoom(Room.parseFrom(row.getBytes("record")), row.getInt("viewers"));
  }

  /// A snapshot may be here before its room.
  private static RoomSnapshot snapshot(ResultSet row)
      throws SQLException, InvalidProtocolBufferException {
    var snapshot = RoomSnapshot.parseFrom(row.getBytes("snapshot"));
    var record = row.getBytes("record");
    return record == null ? snapshot : snapshot.toBuilder().setRoom(Room.parseFrom(record)).build();
  }
}
