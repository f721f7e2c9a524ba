package dev.bouquet.gift.shoutout.words;

import dev.bouquet.gift.shoutout.words.MessageWord.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Reads the tables message_word_list and message_word.
@ApplicationScoped
class MessageWordStore {
  private static final String VERSIONS = "select language, version from message_word_list";

  private static final String WORDS = "select word from message_word where kind = ?";

  private static final String LISTS =
      """
      select l.language, l.version, count(*) filter (where w.kind = 'BLOCKED') as blocked,
             count(*) filter (where w.kind = 'ALLOWED') as allowed
        from message_word_list l left join message_word w on w.language = l.language
       group by l.language order by l.language
      """;

  private static final String PAGE =
      """
      select id, language, word, kind, added_by, added_at from message_word
       where language = ? and word collate "C" > ? and (?::text is null or kind = ?)
       order by word collate "C" limit ?
      """;

  private final DataSource pool;

  MessageWordStore(DataSource pool) {
    this.pool = pool;
  }

  /// How much a list holds.
  record Summary(String language, long version, int blocked, int allowed) {}

  /// Of every list that there is, by language.
  Map<String, Long> versions() throws SQLException {
    try (Connection connection = pool.getConnection();
        var select = connection.prepareStatement(VERSIONS);
        var rows = select.executeQuery()) {
      var versions = new HashMap<String, Long>();
      while (rows.next()) {
        versions.put(rows.getString("language"), rows.getLong("version"));
      }
      return versions;
    }
  }

  /// The words of all languages.
  List<String> words(Kind kind) throws SQLException {
    try (Connection connection = pool.getConnection();
        var select = connection.prepareStatement(WORDS)) {
      select.setString(1, kind.name());
      try (var rows = select.executeQuery()) {
        var words = new ArrayList<String>();
        while (rows.next()) {
          words.add(rows.getString("word"));
        }
        return words;
      }
    }
  }

  List<Summary> lists() throws SQLException {
    try (Connection connection = pool.getConnection();
        var select = connection.prepareStatement(LISTS);
        var rows = select.executeQuery()) {
      var lists = new ArrayList<Summary>();
      while (rows.next()) {
        lists.add(
            new Summary(
                rows.getString("language"),
                rows.getLong("version"),
                rows.getInt("blocked"),
                rows.getInt("allowed")));
      }
      return lists;
    }
  }

  /// In the order of their characters' numbers.
  ///
  /// @param after the last word of the page before; empty for the first page
  /// @param kind null for both
  List<MessageWord> page(String language, String after, @Nullable Kind kind, int limit)
      throws SQLException {
    var name = kind == null ? null : kind.name();
    try (Connection connection = pool.getConnection();
        var select = connection.prepareStatement(PAGE)) {
      select.setString(1, language);
      select.setString(2, after);
      select.setString(3, name);
      select.setString(4, name);
      select.setInt(5, limit);
      try (var rows = select.executeQuery()) {
        var words = new ArrayList<MessageWord>();
        while (rows.next()) {
          words.add(word(rows));
        }
        return words;
      }
    }
  }

  static MessageWord word(ResultSet row) throws SQLException {
    return new MessageWord(
        row.getObject("id", UUID.class),
        row.getString("language"),
        row.getString("word"),
        Kind.valueOf(row.getString("kind")),
        row.getObject("added_by", UUID.class),
        row.getObject("added_at", OffsetDateTime.class).toInstant());
  }
}
