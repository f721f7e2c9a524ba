package dev.bouquet.gift.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/// Reads gift_change: the revisions of gifts.
@ApplicationScoped
public class CatalogStore {
  /// Revisions with the versions they make, without those that were withdrawn.
  private static final String REVISIONS =
      """
      with change as (
        select number, gift_id, takes_effect_at, content,
               1 + row_number() over (order by takes_effect_at, number) as catalog_version,
               lead(takes_effect_at) over (partition by gift_id order by takes_effect_at, number) as superseded_at
          from gift_change c
         where act <> 'WITHDRAWN' and not exists (select from gift_change w where w.withdraws = c.number)
      )
      select c.gift_id, c.catalog_version, c.takes_effect_at, c.content,
             (select max(number) from gift_change latest where latest.gift_id = c.gift_id) as gift_version
        from change c
      """;

  /// What was superseded a day ago is nobody's panel any more.
  private static final String RECENT =
      REVISIONS + " where superseded_at is null or superseded_at > now() - interval '1 day'";

  private static final String OF_GIFT = REVISIONS + " where gift_id = ? order by catalog_version";

  private static final String OF_PAGE =
      REVISIONS
          + """
           where gift_id in (select distinct gift_id from gift_change where gift_id > ? order by gift_id limit ?)
           order by gift_id, catalog_version
          """;

  private static final String WRITES = "select version from gift_catalog";

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private final DataSource pool;

  CatalogStore(DataSource pool) {
    this.pool = pool;
  }

  /// How many changes there ever were; another number than before says that there is a new one.
  long writes() throws SQLException {
    try (Connection connection = pool.getConnection();
        var select = connection.prepareStatement(WRITES);
        var row = select.executeQuery()) {
      if (!row.next()) {
        throw new IllegalStateException("gift_catalog has its row since it was created");
      }
      return row.getLong("version");
    }
  }

  /// Of all gifts: what is in effect, what will be, and what was within the last day.
  List<Revision> recent() throws SQLException {
    try (Connection connection = pool.getConnection();
        var select = connection.prepareStatement(RECENT)) {
      return read(select);
    }
  }

  /// All there ever were of one gift, oldest first.
  public static List<Revision> ofGift(Connection connection, String giftId) throws SQLException {
    try (var select = connection.prepareStatement(OF_GIFT)) {
      select.setString(1, giftId);
      return read(select);
    }
  }

  public List<Revision> ofGift(String giftId) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      return ofGift(connection, giftId);
    }
  }

  /// As [#ofGift], for the gifts that follow an id, one after the other.
  public List<Revision> page(String afterGiftId, int giftsCount) throws SQLException {
    try (Connection connection = pool.getConnection();
        var select = connection.prepareStatement(OF_PAGE)) {
      select.setString(1, afterGiftId);
      select.setInt(2, giftsCount);
      return read(select);
    }
  }

  /// A gift's content as the database keeps it.
  public static String json(GiftContent content) {
    try {
      return JSON.writeValueAsString(content);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of plain values has a JSON form", e);
    }
  }

  private static List<Revision> read(PreparedStatement select) throws SQLException {
    var revisions = new ArrayList<Revision>();
    try (var rows = select.executeQuery()) {
      while (rows.next()) {
        revisions.add(revision(rows));
      }
    }
    return revisions;
  }

  private static Revision revision(ResultSet row) throws SQLException {
    return new Revision(
        row.getString("gift_id"),
        row.getLong("gift_version"),
        row.getLong("catalog_version"),
        row.getObject("takes_effect_at", OffsetDateTime.class).toInstant(),
        content(row.getString("content")));
  }

  private static GiftContent content(String json) {
    try {
      return JSON.readValue(json, GiftContent.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a gift's content cannot be read", e);
    }
  }
}
