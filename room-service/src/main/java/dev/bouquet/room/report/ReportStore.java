package dev.bouquet.room.report;

import dev.bouquet.kit.sql.Statements;
import dev.bouquet.kit.sql.Transaction;
import dev.bouquet.room.report.ReportedMessage.ReasonCount;
import dev.bouquet.room.retention.Perishable;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/// The tables message_report and reported_message.
@Singleton
class ReportStore implements Perishable {
  /// The bound is against abuse: two requests at once may pass it by one.
  private static final String REPORT =
      """
      INSERT INTO message_report (room_id, message_id, reporter_id, reason)
      SELECT ?, ?, ?, ?
       WHERE (SELECT count(*) FROM message_report
               WHERE reporter_id = ? AND reported_at > now() - ? * interval '1 millisecond') < ?
      ON CONFLICT (room_id, message_id, reporter_id) DO NOTHING
      """;

  private static final String KEEP_MESSAGE =
      """
      INSERT INTO reported_message (room_id, message_id, author_id, author_name, text)
      VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (room_id, message_id) DO NOTHING
      """;

  private static final String HAS_REPORTED =
      "SELECT 1 FROM message_report WHERE room_id = ? AND message_id = ? AND reporter_id = ?";

  private static final String NEXT_REPORT_AT =
      """
      SELECT reported_at + ? * interval '1 millisecond' AS at
        FROM message_report WHERE reporter_id = ?
       ORDER BY reported_at DESC OFFSET ? LIMIT 1
      """;

  private static final String OPEN =
      """
      SELECT message_id, author_id, author_name, text, first_reported_at FROM reported_message
       WHERE room_id = ? AND resolution IS NULL AND (first_reported_at, message_id) > (?, ?)
       ORDER BY first_reported_at, message_id LIMIT ?
      """;

  private static final String REASONS =
      """
      SELECT message_id, reason, count(*) AS count FROM message_report
       WHERE room_id = ? AND message_id = ANY (CAST(? AS uuid[]))
       GROUP BY message_id, reason
       ORDER BY count(*) DESC, reason
      """;

  private static final String FIND =
      "SELECT author_id, resolution FROM reported_message WHERE room_id = ? AND message_id = ?";

  private static final String RESOLVE =
      """
      UPDATE reported_message SET resolution = ?, resolved_by = ?, resolved_at = now()
       WHERE room_id = ? AND message_id = ? AND resolution IS NULL
      """;

  private static final String RESOLVE_ALL_OF =
      """
      UPDATE reported_message SET resolution = ?, resolved_by = ?, resolved_at = now()
       WHERE room_id = ? AND author_id = ? AND resolution IS NULL
      """;

  private static final String DELETE_REPORTS =
      """
      DELETE FROM message_report
       WHERE (room_id, message_id, reporter_id) IN (
         SELECT room_id, message_id, reporter_id FROM message_report
          WHERE reported_at < now() - ? * interval '1 millisecond'
          ORDER BY reported_at LIMIT ? FOR UPDATE SKIP LOCKED)
      """;

  private static final String DELETE_MESSAGES =
      """
      DELETE FROM reported_message
       WHERE (room_id, message_id) IN (
         SELECT room_id, message_id FROM reported_message
          WHERE first_reported_at < now() - ? * interval '1 millisecond'
          ORDER BY first_reported_at LIMIT ? FOR UPDATE SKIP LOCKED)
      """;

  private final DataSource pool;
  private final ReportConfig config;

  ReportStore(DataSource pool, ReportConfig config) {
    this.pool = pool;
    this.config = config;
  }

  /// @param resolution empty for one that is still to be looked at
  record Kept(UUID authorId, Optional<Resolution> resolution) {}

  /// A message as a viewer reports it.
  record Words(UUID roomId, UUID messageId, UUID authorId, String authorName, String text) {}

  boolean hasReported(UUID roomId, UUID messageId, UUID reporter) throws SQLException {
    return query(HAS_REPORTED, ResultSet::next, roomId, messageId, reporter);
  }

  /// Keeps the report, and with the first one of a message its words.
  ///
  /// @return false where the person had reported it before, or may not report more for now
  boolean report(Words words, UUID reporter, Reason reason) throws SQLException {
    var room = words.roomId();
    var message = words.messageId();
    return Transaction.<Boolean, RuntimeException>run(
        pool,
        connection -> {
          boolean isNew =
              0
                  < update(
                      connection,
                      REPORT,
                      room,
                      message,
                      reporter,
                      reason.name(),
                      reporter,
                      config.window().toMillis(),
                      config.maxReportsCount());
          if (isNew) {
            var _ =
                update(
                    connection,
                    KEEP_MESSAGE,
                    room,
                    message,
                    words.authorId(),
                    words.authorName(),
                    words.text());
          }
          return isNew;
        });
  }

  /// When who has made as many reports as they may can make another.
  Instant nextReportAt(UUID reporter) throws SQLException {
    return query(
        NEXT_REPORT_AT,
        rows -> rows.next() ? instant(rows, "at") : Instant.now(),
        config.window().toMillis(),
        reporter,
        config.maxReportsCount() - 1);
  }

  /// Messages of the room that nobody has looked at, the one that was reported first first.
  List<ReportedMessage> open(UUID roomId, ReportPlace after, int most) throws SQLException {
    var since = OffsetDateTime.ofInstant(after.firstReportedAt(), ZoneOffset.UTC);
    var messages = query(OPEN, ReportStore::messages, roomId, since, after.messageId(), most);
    var ids = messages.stream().map(message -> message.messageId().toString());
    var reasons =
        query(
            REASONS, ReportStore::reasons, roomId, ids.collect(Collectors.joining(",", "{", "}")));
    return messages.stream()
        .map(message -> message.with(reasons.getOrDefault(message.messageId(), List.of())))
        .toList();
  }

  private static List<ReportedMessage> messages(ResultSet rows) throws SQLException {
    var found = new ArrayList<ReportedMessage>();
    while (rows.next()) {
      found.add(
          new ReportedMessage(
              rows.getObject("message_id", UUID.class),
              rows.getObject("author_id", UUID.class),
              rows.getString("author_name"),
              rows.getString("text"),
              instant(rows, "first_reported_at"),
              0,
              List.of()));
    }
    return found;
  }

  private static Map<UUID, List<ReasonCount>> reasons(ResultSet rows) throws SQLException {
    var counts = new HashMap<UUID, List<ReasonCount>>();
    while (rows.next()) {
      var message = rows.getObject("message_id", UUID.class);
      counts
          .computeIfAbsent(message, _ -> new ArrayList<>())
          .add(new ReasonCount(Reason.valueOf(rows.getString("reason")), rows.getLong("count")));
    }
    return counts;
  }

  Optional<Kept> find(UUID roomId, UUID messageId) throws SQLException {
    return query(
        FIND, rows -> rows.next() ? Optional.of(kept(rows)) : Optional.empty(), roomId, messageId);
  }

  private static Kept kept(ResultSet row) throws SQLException {
    return new Kept(
        row.getObject("author_id", UUID.class),
        Optional.ofNullable(row.getString("resolution")).map(Resolution::valueOf));
  }

  /// The first resolution stays; a message that nobody has reported has none.
  void resolve(UUID roomId, UUID messageId, Resolution resolution, UUID by) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      var _ = update(connection, RESOLVE, resolution.name(), by, roomId, messageId);
    }
  }

  /// Likewise for all messages of a person.
  void resolveAllOf(UUID roomId, UUID author, Resolution resolution, UUID by) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      var _ = update(connection, RESOLVE_ALL_OF, resolution.name(), by, roomId, author);
    }
  }

  @Override
  public String name() {
    return "reports of messages";
  }

  @Override
  public int deleteOld(int most) throws SQLException {
    long kept = config.kept().toMillis();
    try (Connection connection = pool.getConnection()) {
      return Math.max(
          update(connection, DELETE_REPORTS, kept, most),
          update(connection, DELETE_MESSAGES, kept, most));
    }
  }

  @FunctionalInterface
  private interface Rows<T> {
    T read(ResultSet rows) throws SQLException;
  }

  private <T> T query(String sql, Rows<T> reader, Object... values) throws SQLException {
    try (Connection connection = pool.getConnection();
        var statement = Statements.prepare(connection, config.queryTimeout(), sql, values);
        var rows = statement.executeQuery()) {
      return reader.read(rows);
    }
  }

  private int update(Connection connection, String sql, Object... values) throws SQLException {
    return Statements.update(connection, config.queryTimeout(), sql, values);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
