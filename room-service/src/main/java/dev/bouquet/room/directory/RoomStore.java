package dev.bouquet.room.directory;

import com.google.protobuf.Timestamp;
import dev.bouquet.contracts.room.v1.Room;
import dev.bouquet.contracts.room.v1.RoomSnapshot;
import dev.bouquet.contracts.room.v1.RoomStatus;
import dev.bouquet.contracts.room.v1.RoomTotals;
import dev.bouquet.kit.problem.ProblemException;
import dev.bouquet.room.hub.SnapshotArchive;
import dev.bouquet.room.view.RoomView;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The directory's reads.
@Singleton
class RoomStore implements SnapshotArchive {
  private static final Logger LOG = Logger.getLogger(RoomStore.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private static final String COLUMNS =
      "id, host_id, host_name, title, status, created_at, started_at, ended_at, version";

  private static final String BY_ID = "SELECT " + COLUMNS + " FROM room WHERE id = ?";

  private static final String NEWEST =
      "SELECT "
          + COLUMNS
          + """
           FROM room
          WHERE (created_at, id) < (?, ?)
            AND (CAST(? AS text) IS NULL OR status = ?)
          ORDER BY created_at DESC, id DESC
          LIMIT ?
          """;

  private static final String SNAPSHOT =
      "SELECT epoch, seq, gifts, coins, at FROM room_snapshot WHERE room_id = ?";

  private final DataSource database;
  private final int queryTimeoutSeconds;

  RoomStore(DataSource database, DirectoryConfig config) {
    this.database = database;
    this.queryTimeoutSeconds = (int) Math.max(1, config.queryTimeout().toSeconds());
  }

  Optional<Room> findRoom(UUID id) {
    return query(BY_ID, statement -> statement.setObject(1, id), RoomStore::room).stream()
        .findFirst();
  }

  /// @param before a list continues with rooms older than this
  List<Room> newest(RoomPlace before, RoomView.@Nullable Status status, int maxCount) {
    return query(
        NEWEST,
        statement -> {
          statement.setObject(1, OffsetDateTime.ofInstant(before.createdAt(), ZoneOffset.UTC));
          statement.setObject(2, before.id());
          statement.setString(3, status == null ? null : status.name());
          statement.setString(4, status == null ? null : status.name());
          statement.setInt(5, maxCount);
        },
        RoomStore::room);
  }

  @Override
  public Optional<RoomSnapshot> find(UUID roomId) {
    var room = findRoom(roomId);
    return query(SNAPSHOT, statement -> statement.setObject(1, roomId), RoomStore::snapshot)
        .stream()
        .findFirst()
        .map(snapshot -> {
          room.ifPresent(snapshot::setRoom);
          return snapshot.build();
        });
  }

  @FunctionalInterface
  private interface Parameters {
    void set(PreparedStatement statement) throws SQLException;
  }

  @FunctionalInterface
  private interface Row<T> {
    T read(ResultSet row) throws SQLException;
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
    } catch (SQLException e) {
      LOG.warnf("the room directory cannot be read: %s", e.getMessage());
      throw ProblemException.retryLater("The room directory cannot be read now.", RETRY_AFTER);
    }
  }

  private static Room room(ResultSet row) throws SQLException {
    var room =
        Room.newBuilder()
            .setRoomId(row.getString("id"))
            .setHostId(row.getString("host_id"))
            .setHostName(row.getString("host_name"))
            .setTitle(row.getString("title"))
            .setStatus(RoomStatus.valueOf("ROOM_STATUS_" + row.getString("status")))
            .setCreatedAt(timestamp(row, "created_at"))
            .setVersion(row.getLong("version"));
    if (row.getObject("started_at") != null) {
      room.setStartedAt(timestamp(row, "started_at"));
    }
    if (row.getObject("ended_at") != null) {
      room.setEndedAt(timestamp(row, "ended_at"));
    }
    return room.build();
  }

  private static RoomSnapshot.Builder snapshot(ResultSet row) throws SQLException {
    return RoomSnapshot.newBuilder()
        .setEpoch(row.getString("epoch"))
        .setSeq(row.getLong("seq"))
        .setTotals(
            RoomTotals.newBuilder().setGifts(row.getLong("gifts")).setCoins(row.getLong("coins")))
        .setAt(timestamp(row, "at"));
  }

  private static Timestamp timestamp(ResultSet row, String column) throws SQLException {
    Instant at = row.getObject(column, OffsetDateTime.class).toInstant();
    return Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano()).build();
  }
}
