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
  /// A room that comes after its snapshot takes the viewers from it.
  private static final String UPSERT_ROOM =
      """
      INSERT INTO room (id, status, created_at, language, tags, version, record, host_id, viewers)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?,
              coalesce((SELECT viewers FROM room_snapshot WHERE room_id = ?), 0))
      ON CONFLICT (id) DO UPDATE
         SET status = excluded.status, created_at = excluded.created_at,
             language = excluded.language, tags = excluded.tags, version = excluded.version,
             record = excluded.record, host_id = excluded.host_id
       WHERE room.version < excluded.version
      """;

  private static final String UPSERT_SNAPSHOT =
      """
      INSERT INTO room_snapshot (room_id, epoch, seq, at, viewers, snapshot)
      VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (room_id) DO UPDATE
         SET epoch = excluded.epoch, seq = excluded.seq, at = excluded.at,
             viewers = excluded.viewers, snapshot = excluded.snapshot
       WHERE CASE WHEN room_snapshot.epoch = excluded.epoch
                  THEN (room_snapshot.seq, room_snapshot.at) < (excluded.seq, excluded.at)
                  ELSE room_snapshot.at < excluded.at END
      """;

  private static final String UPDATE_VIEWERS =
      "UPDATE room SET viewers = ? WHERE id = ? AND viewers <> ?";

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
        var language = room.getDetails().getLanguage();
        statement.setObject(1, entry.getKey());
        statement.setString(2, RoomView.Status.of(room.getStatus()).name());
        setTime(statement, 3, room.getCreatedAt());
        statement.setString(4, language.isEmpty() ? null : language);
        statement.setArray(
            5, connection.createArrayOf("text", room.getDetails().getTagsList().toArray()));
        statement.setLong(6, room.getVersion());
        statement.setBytes(7, room.toByteArray());
        statement.setObject(8, UUID.fromString(room.getHostId()));
        statement.setObject(9, entry.getKey());
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
    try (var upsert = connection.prepareStatement(UPSERT_SNAPSHOT);
        var update = connection.prepareStatement(UPDATE_VIEWERS)) {
      for (var entry : snapshots.entrySet()) {
        var snapshot = entry.getValue();
        int viewers = snapshot.getStanding().getViewers();
        upsert.setObject(1, entry.getKey());
        upsert.setString(2, snapshot.getEpoch());
        upsert.setLong(3, snapshot.getSeq());
        setTime(upsert, 4, snapshot.getAt());
        upsert.setInt(5, viewers);
        upsert.setBytes(6, snapshot.toBuilder().clearRoom().build().toByteArray());
        upsert.addBatch();
        update.setInt(1, viewers);
        update.setObject(2, entry.getKey());
        update.setInt(3, viewers);
        update.addBatch();
      }
      upsert.executeBatch();
      update.executeBatch();
    }
  }

  private static void setTime(PreparedStatement statement, int index, Timestamp timestamp)
      throws SQLException {
    statement.setObject(
        index, OffsetDateTime.ofInstant(RoomView.instant(timestamp), ZoneOffset.UTC));
  }
}
