package dev.bouquet.gift.shoutout.words;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// Reads the record of who changed which list.
@ApplicationScoped
class MessageWordActs {
  private static final String PAGE =
      """
      select number, act, word, kind, operator_id, reason, at from message_word_act
       where language = ? and number < ? order by number desc limit ?
      """;

  private final DataSource pool;

  MessageWordActs(DataSource pool) {
    this.pool = pool;
  }

  /// @param number in the order in which the acts of all lists were kept
  /// @param act ADD or REMOVE
  record Act(
      long number,
      String act,
      String word,
      MessageWord.Kind kind,
      UUID operatorId,
      String reason,
      Instant at) {}

  /// Newest first.
  List<Act> page(String language, long before, int limit) throws SQLException {
    try (Connection connection = pool.getConnection();
        var select = connection.prepareStatement(PAGE)) {
      select.setString(1, language);
      select.setLong(2, before);
      select.setInt(3, limit);
      try (var rows = select.executeQuery()) {
        var acts = new ArrayList<Act>();
        while (rows.next()) {
          acts.add(
              new Act(
                  rows.getLong("number"),
                  rows.getString("act"),
                  rows.getString("word"),
                  MessageWord.Kind.valueOf(rows.getString("kind")),
                  rows.getObject("operator_id", UUID.class),
                  rows.getString("reason"),
                  rows.getObject("at", OffsetDateTime.class).toInstant()));
        }
        return acts;
      }
    }
  }
}
