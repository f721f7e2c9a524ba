package dev.bouquet.gift.shoutout.words;

import dev.bouquet.gift.shoutout.words.ListEditResult.AlreadyThere;
import dev.bouquet.gift.shoutout.words.ListEditResult.Changed;
import dev.bouquet.gift.shoutout.words.ListEditResult.Done;
import dev.bouquet.gift.shoutout.words.ListEditResult.Full;
import dev.bouquet.gift.shoutout.words.ListEditResult.NotThere;
import dev.bouquet.gift.shoutout.words.MessageWord.Kind;
import dev.bouquet.kit.sql.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// Changes lists. Each change is one transaction: the version, by which of two operators at once
/// only the first gets through, the word, and the record of who did it.
@ApplicationScoped
class MessageWordEdits {
  static final int MOST_WORDS = 2_000;

  private static final String OPEN =
      "insert into message_word_list (language) values (?) on conflict (language) do nothing";

  private static final String NEXT_VERSION =
      "update message_word_list set version = version + 1 where language = ? and version = ?";

  private static final String INSERT =
      """
      insert into message_word (language, word, kind, added_by) values (?, ?, ?, ?)
      on conflict (language, word) do nothing
      returning id, language, word, kind, added_by, added_at
      """;

  private static final String DELETE =
      """
      delete from message_word where language = ? and id = ?
      returning id, language, word, kind, added_by, added_at
      """;

  private static final String COUNT = "select count(*) from message_word where language = ?";

  private static final String KEEP =
      """
      insert into message_word_act (language, act, word, kind, operator_id, reason)
      values (?, ?, ?, ?, ?, ?)
      """;

  private final DataSource pool;

  MessageWordEdits(DataSource pool) {
    this.pool = pool;
  }

  /// A language without a list gets one, of version 0.
  ListEditResult add(ListEdit edit, String word, Kind kind) throws SQLException {
    return inTransaction(
        edit,
        connection -> {
          if (count(connection, edit.language()) >= MOST_WORDS) {
            return new Full();
          }
          var added = insert(connection, edit, word, kind);
          return added.isEmpty() ? new AlreadyThere() : done(connection, edit, "ADD", added.get());
        });
  }

  ListEditResult remove(ListEdit edit, UUID id) throws SQLException {
    return inTransaction(
        edit,
        connection -> {
          var removed = delete(connection, edit.language(), id);
          return removed.isEmpty()
              ? new NotThere()
              : done(connection, edit, "REMOVE", removed.get());
        });
  }

  @FunctionalInterface
  private interface Step {
    ListEditResult in(Connection connection) throws SQLException;
  }

  /// What is refused leaves the version as it was.
  private ListEditResult inTransaction(ListEdit edit, Step step) throws SQLException {
    return Transaction.run(
        pool,
        connection -> {
          open(connection, edit.language());
          var undone = connection.setSavepoint();
          if (!takesNextVersion(connection, edit)) {
            return new Changed();
          }
          var result = step.in(connection);
          if (!(result instanceof Done)) {
            connection.rollback(undone);
          }
          return result;
        });
  }

  private static Done done(Connection connection, ListEdit edit, String act, MessageWord word)
      throws SQLException {
    try (var keep = connection.prepareStatement(KEEP)) {
      keep.setString(1, edit.language());
      keep.setString(2, act);
      keep.setString(3, word.word());
      keep.setString(4, word.kind().name());
      keep.setObject(5, edit.operator());
      keep.setString(6, edit.reason());
      keep.executeUpdate();
    }
    return new Done(word, edit.version() + 1);
  }

  private static void open(Connection connection, String language) throws SQLException {
    try (var insert = connection.prepareStatement(OPEN)) {
      insert.setString(1, language);
      insert.executeUpdate();
    }
  }

  private static boolean takesNextVersion(Connection connection, ListEdit edit)
      throws SQLException {
    try (var update = connection.prepareStatement(NEXT_VERSION)) {
      update.setString(1, edit.language());
      update.setLong(2, edit.version());
      return update.executeUpdate() == 1;
    }
  }

  private static int count(Connection connection, String language) throws SQLException {
    try (var select = connection.prepareStatement(COUNT)) {
      select.setString(1, language);
      try (var row = select.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  private static Optional<MessageWord> insert(
      Connection connection, ListEdit edit, String word, Kind kind) throws SQLException {
    try (var insert = connection.prepareStatement(INSERT)) {
      insert.setString(1, edit.language());
      insert.setString(2, word);
      insert.setString(3, kind.name());
      insert.setObject(4, edit.operator());
      try (var row = insert.executeQuery()) {
        return row.next() ? Optional.of(MessageWordStore.word(row)) : Optional.empty();
      }
    }
  }

  private static Optional<MessageWord> delete(Connection connection, String language, UUID id)
      throws SQLException {
    try (var delete = connection.prepareStatement(DELETE)) {
      delete.setString(1, language);
      delete.setObject(2, id);
      try (var row = delete.executeQuery()) {
        return row.next() ? Optional.of(MessageWordStore.word(row)) : Optional.empty();
      }
    }
  }
}
