package dev.bouquet.room.directory;

import com.google.protobuf.Timestamp;
import dev.bouquet.contracts.room.v1.Room;
import dev.bouquet.contracts.room.v1.RoomSnapshot;
import dev.bouquet.room.view.RoomView;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/// The directory's writes. A row only ever moves forward, so a batch may come again, in part or as
/// a whole, also from another pod.
@Singleton
class Projection {
  private static final String UPSERT_ROOM =
      """
      INSERT INTO room
        (id, host_id, host_name, title, status, created_at, started_at, ended_at, version)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE
         SET host_id = excluded.host_id, host_name = excluded.host_name, title = excluded.title,
             status = excluded.status, created_at = excluded.created_at,
             started_at = excluded.started_at, ended_at = excluded.ended_at,
             version = excluded.version
       WHERE room.version < excluded.version
      """;

  private static final String UPSERT_SNAPSHOT =
      """
      INSERT INTO room_snapshot (room_id, epoch, seq, gifts, coins, at)
      VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (room_id) DO UPDATE
         SET epoch = excluded.epoch, seq = excluded.seq, gifts = excluded.gifts,
             coins = excluded.coins, at = excluded.at
       WHERE (room_snapshot.epoch = excluded.epoch AND room_snapshot.seq < excluded.seq)
          OR (room_snapshot.epoch <> excluded.epoch AND room_snapshot.at < excluded.at)
      """;

  private final DataSource database;

  Projection(DataSource database) {
    this.database = database;
  }

  /// In one transaction. Rooms are written in the order of their ids, so that two pods that write
  /// the same ones (during a rebalance) cannot wait for each other in a circle.
  ///
  /// @param rooms the newest record of each, in the order of ids
  /// @param snapshots likewise
  void write(Map<UUID, Room> rooms, Map<UUID, RoomSnapshot> snapshots) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        writeRooms(connection, rooms);
        writeSnapshots(connection, snapshots);
        connection.commit();
      } catch (SQLException e) {
        connection.rollback();
        throw e;
      }
    }
  }

  private static void writeRooms(Connection connection, Map<UUID, Room> rooms) throws SQLException {
    if (rooms.isEmpty()) {
      return;
    }
    try (var statement = connection.prepareStatement(UPSERT_ROOM)) {
      for (var entry : rooms.entrySet()) {
        var room = entry.getValue();
        statement.setObject(1, entry.getKey());
        statement.setObject(2, UUID.fromString(room.getHostId()));
        statement.setString(3, room.getHostName());
        statement.setString(4, room.getTitle());
        statement.setString(5, RoomView.Status.of(room.getStatus()).name());
        setTime(statement, 6, true, room.getCreatedAt());
        setTime(statement, 7, room.hasStartedAt(), room.getStartedAt());
        setTime(statement, 8, room.hasEndedAt(), room.getEndedAt());
        statement.setLong(9, room.getVersion());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void writeSnapshots(Connection connection, Map<UUID, RoomSnapshot> snapshots)
      throws SQLException {
    if (snapshots.isEmpty()) {
      return;
    }
    try (var statement = connection.prepareStatement(UPSERT_SNAPSHOT)) {
      for (var entry : snapshots.entrySet()) {
        var snapshot = entry.getValue();
        statement.setObject(1, entry.getKey());
        statement.setString(2, snapshot.getEpoch());
        statement.setLong(3, snapshot.getSeq());
        statement.setLong(4, snapshot.getTotals().getGifts());
        statement.setLong(5, snapshot.getTotals().getCoins());
        setTime(statement, 6, true, snapshot.getAt());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void setTime(
      PreparedStatement statement, int index, boolean isSet, Timestamp timestamp)
      throws SQLException {
    statement.setObject(
        index,
        isSet ? OffsetDateTime.ofInstant(RoomView.instant(timestamp), ZoneOffset.UTC) : null,
        java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
  }
}
