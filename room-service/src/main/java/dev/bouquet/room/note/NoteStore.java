package dev.bouquet.room.note;

import dev.bouquet.kit.sql.Statements;
import dev.bouquet.kit.sql.Transaction;
import dev.bouquet.room.retention.Perishable;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// The table moderator_note.
@Singleton
class NoteStore implements Perishable {
  private static final String ADD =
      """
      INSERT INTO moderator_note (id, host_id, person_id, author_id, author_name, text)
      VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO NOTHING
      """;

  private static final String MAKE_ROOM =
      """
      DELETE FROM moderator_note
       WHERE id IN (SELECT id FROM moderator_note WHERE host_id = ? AND person_id = ?
                     ORDER BY noted_at DESC, id DESC OFFSET ?)
      """;

  private static final String FIND =
      "SELECT * FROM moderator_note WHERE host_id = ? AND person_id = ? AND id = ?";

  private static final String LIST =
      """
      SELECT * FROM moderator_note WHERE host_id = ? AND person_id = ?
       ORDER BY noted_at DESC, id DESC LIMIT ?
      """;

  private static final String DELETE = "DELETE FROM moderator_note WHERE id = ?";

  private static final String DELETE_OLD =
      """
      DELETE FROM moderator_note
       WHERE id IN (SELECT id FROM moderator_note
                     WHERE noted_at < now() - ? * interval '1 millisecond' LIMIT ?)
      """;

  private final DataSource pool;
  private final NoteConfig config;

  NoteStore(DataSource pool, NoteConfig config) {
    this.pool = pool;
    this.config = config;
  }

  /// @return whether it is new; false where there is a note with its id
  boolean add(UUID hostId, UUID id, UUID personId, UUID authorId, String authorName, String text)
      throws SQLException {
    return Transaction.run(
        pool,
        connection -> {
          boolean added =
              update(connection, ADD, id, hostId, personId, authorId, authorName, text) == 1;
          if (added) {
            var _ = update(connection, MAKE_ROOM, hostId, personId, config.maxNotesCount());
          }
          return added;
        });
  }

  Optional<Note> find(UUID hostId, UUID personId, UUID id) throws SQLException {
    return select(FIND, hostId, personId, id).stream().findFirst();
  }

  /// All about the person, the newest first.
  List<Note> about(UUID hostId, UUID personId) throws SQLException {
    return select(LIST, hostId, personId, config.maxNotesCount());
  }

  void delete(UUID id) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      var _ = update(connection, DELETE, id);
    }
  }

  @Override
  public String name() {
    return "moderators' notes";
  }

  @Override
  public int deleteOld(int most) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      return update(connection, DELETE_OLD, config.kept().toMillis(), most);
    }
  }

  private List<Note> select(String sql, Object... values) throws SQLException {
    try (Connection connection = pool.getConnection();
        var statement = Statements.prepare(connection, config.queryTimeout(), sql, values);
        var row = statement.executeQuery()) {
      var notes = new ArrayList<Note>();
      while (row.next()) {
        notes.add(note(row));
      }
      return notes;
    }
  }

  private static Note note(ResultSet row) throws SQLException {
    return new Note(
        row.getObject("id", UUID.class),
        row.getObject("person_id", UUID.class),
        row.getObject("author_id", UUID.class),
        row.getString("author_name"),
        row.getString("text"),
        row.getObject("noted_at", OffsetDateTime.class).toInstant());
  }

  private int update(Connection connection, String sql, Object... values) throws SQLException {
    return Statements.update(connection, config.queryTimeout(), sql, values);
  }
}
