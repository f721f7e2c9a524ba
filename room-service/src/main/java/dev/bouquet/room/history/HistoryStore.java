package dev.bouquet.room.history;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.bouquet.contracts.room.v1.RoomEvent;
import dev.bouquet.room.retention.Perishable;
import dev.bouquet.room.view.RoomView;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// The table room_event.
@Singleton
class HistoryStore implements Perishable {
  /// One statement for all: events are many. An event's place is its identity: the log is written
  /// by one fold, and read committed.
  private static final String INSERT =
      """
      INSERT INTO room_event (room_id, epoch, seq, at, event)
      SELECT CAST(room_id AS uuid), epoch, seq, to_timestamp(at_millis / 1000.0), event
        FROM unnest(?, ?, ?, ?, ?) AS given (room_id, epoch, seq, at_millis, event)
       ORDER BY room_id, epoch, seq
      ON CONFLICT (room_id, epoch, seq) DO NOTHING
      """;

  private static final String AFTER =
      """
      SELECT epoch, seq, event FROM room_event
       WHERE room_id = ? AND (epoch, seq) > (?, ?)
       ORDER BY epoch, seq LIMIT ?
      """;

  private static final String DELETE_OLD =
      """
      DELETE FROM room_event
       WHERE (room_id, epoch, seq) IN (SELECT room_id, epoch, seq FROM room_event
                                        WHERE at < now() - ? * interval '1 millisecond'
                                        ORDER BY at LIMIT ? FOR UPDATE SKIP LOCKED)
      """;

  private final DataSource pool;
  private final HistoryConfig config;

  HistoryStore(DataSource pool, HistoryConfig config) {
    this.pool = pool;
    this.config = config;
  }

  /// Those that are there already stay as they are. Written in the order of rooms and places, so
  /// that two pods that write the same ones (during a rebalance) cannot wait for each other in a
  /// circle.
  void insert(List<RoomEvent> events) throws SQLException {
    if (events.isEmpty()) {
      return;
    }
    try (Connection connection = pool.getConnection();
        var insert = connection.prepareStatement(INSERT)) {
      insert.setQueryTimeout(queryTimeoutSeconds());
      var rooms = events.stream().map(RoomEvent::getRoomId).toArray(String[]::new);
      var epochs = events.stream().map(RoomEvent::getEpoch).toArray(String[]::new);
      var seqs = events.stream().map(RoomEvent::getSeq).toArray(Long[]::new);
      var times = events.stream().map(HistoryStore::millis).toArray(Long[]::new);
      var bytes = events.stream().map(HistoryStore::bytes).toArray(byte[][]::new);
      insert.setArray(1, connection.createArrayOf("text", rooms));
      insert.setArray(2, connection.createArrayOf("text", epochs));
      insert.setArray(3, connection.createArrayOf("bigint", seqs));
      insert.setArray(4, connection.createArrayOf("bigint", times));
      insert.setArray(5, connection.createArrayOf("bytea", bytes));
      insert.executeUpdate();
    }
  }

  private static byte[] bytes(RoomEvent event) {
    return event.toBuilder().clearRoomId().clearEpoch().build().toByteArray();
  }

  private static long millis(RoomEvent event) {
    return RoomView.instant(event.getAt()).toEpochMilli();
  }

  /// In the log's order.
  List<RoomEvent> after(UUID roomId, HistoryPlace place, int most)
      throws SQLException, InvalidProtocolBufferException {
    try (Connection connection = pool.getConnection();
        var select = connection.prepareStatement(AFTER)) {
      select.setQueryTimeout(queryTimeoutSeconds());
      select.setObject(1, roomId);
      select.setString(2, place.epoch());
      select.setLong(3, place.seq());
      select.setInt(4, most);
      try (var rows = select.executeQuery()) {
        var found = new ArrayList<RoomEvent>();
        while (rows.next()) {
          found.add(event(rows));
        }
        return found;
      }
    }
  }

  private static RoomEvent event(ResultSet row)
      throws SQLException, InvalidProtocolBufferException {
    return RoomEvent.parseFrom(row.getBytes("event")).toBuilder()
        .setEpoch(row.getString("epoch"))
        .build();
  }

  @Override
  public String name() {
    return "rooms' history";
  }

  @Override
  public int deleteOld(int most) throws SQLException {
    try (Connection connection = pool.getConnection();
        var delete = connection.prepareStatement(DELETE_OLD)) {
      delete.setQueryTimeout(queryTimeoutSeconds());
      delete.setLong(1, config.kept().toMillis());
      delete.setInt(2, most);
      return delete.executeUpdate();
    }
  }

  private int queryTimeoutSeconds() {
    return (int) Math.max(1, config.queryTimeout().toSeconds());
  }
}
