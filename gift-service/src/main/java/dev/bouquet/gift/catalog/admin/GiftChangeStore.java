package dev.bouquet.gift.catalog.admin;

import dev.bouquet.gift.catalog.CatalogStore;
import dev.bouquet.gift.catalog.GiftContent;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Writes gift_change, and reads it as the record of what operators did.
@ApplicationScoped
class GiftChangeStore {
  /// Before anything is read, so that whoever writes decides by what the others have written.
  private static final String LOCK = "update gift_catalog set version = version + 1";

  private static final String COUNT = "select count(distinct gift_id) from gift_change";

  private static final String INSERT =
      """
      insert into gift_change (gift_id, act, takes_effect_at, content, operator_id, reason)
      values (?, ?, ?, ?::jsonb, ?, ?)
      """;

  private static final String WITHDRAW =
      """
      insert into gift_change (gift_id, act, withdraws, operator_id, reason)
      select ?, 'WITHDRAWN', max(number), ?, ?
        from gift_change c
       where gift_id = ? and act <> 'WITHDRAWN' and not exists (select from gift_change w where w.withdraws = c.number)
      """;

  private static final String PAGE =
      """
      select number, gift_id, act, takes_effect_at, price, withdraws, operator_id, reason, at
        from gift_change
       where number < ? and (?::text is null or gift_id = ?)
       order by number desc limit ?
      """;

  private final DataSource pool;

  GiftChangeStore(DataSource pool) {
    this.pool = pool;
  }

  /// Who does something, and why.
  record Author(UUID operatorId, String reason) {}

  /// What somebody did to a gift.
  ///
  /// @param number in the order in which it was done
  /// @param takesEffectAt absent where a change was called off
  /// @param price coins for one, by this change
  /// @param withdraws the number of the change that was called off
  /// @param operatorId absent for what came with Bouquet
  record Act(
      long number,
      String giftId,
      String act,
      @Nullable Instant takesEffectAt,
      @Nullable Long price,
      @Nullable Long withdraws,
      @Nullable UUID operatorId,
      String reason,
      Instant at) {}

  /// Until the transaction ends, nobody else changes the catalog.
  static void lock(Connection connection) throws SQLException {
    try (var update = connection.prepareStatement(LOCK)) {
      update.executeUpdate();
    }
  }

  static GiftHistory history(Connection connection, String giftId) throws SQLException {
    return new GiftHistory(CatalogStore.ofGift(connection, giftId));
  }

  static int giftsCount(Connection connection) throws SQLException {
    try (var select = connection.prepareStatement(COUNT);
        var row = select.executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }

  static void insert(
      Connection connection,
      String giftId,
      String act,
      GiftContent content,
      Instant takesEffectAt,
      Author author)
      throws SQLException {
    try (var insert = connection.prepareStatement(INSERT)) {
      insert.setString(1, giftId);
      insert.setString(2, act);
      insert.setObject(3, takesEffectAt.atOffset(ZoneOffset.UTC));
      insert.setString(4, CatalogStore.json(content));
      insert.setObject(5, author.operatorId());
      insert.setString(6, author.reason());
      insert.executeUpdate();
    }
  }

  /// Calls off the gift's last change.
  static void withdraw(Connection connection, String giftId, Author author) throws SQLException {
    try (var insert = connection.prepareStatement(WITHDRAW)) {
      insert.setString(1, giftId);
      insert.setObject(2, author.operatorId());
      insert.setString(3, author.reason());
      insert.setString(4, giftId);
      insert.executeUpdate();
    }
  }

  /// Newest first.
  ///
  /// @param giftId null for every gift
  List<Act> page(long before, @Nullable String giftId, int limit) throws SQLException {
    try (Connection connection = pool.getConnection();
        var select = connection.prepareStatement(PAGE)) {
      select.setLong(1, before);
      select.setString(2, giftId);
      select.setString(3, giftId);
      select.setInt(4, limit);
      var acts = new ArrayList<Act>();
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          acts.add(act(rows));
        }
      }
      return acts;
    }
  }

  private static Act act(ResultSet row) throws SQLException {
    var takesEffectAt = row.getObject("takes_effect_at", OffsetDateTime.class);
    return new Act(
        row.getLong("number"),
        row.getString("gift_id"),
        row.getString("act"),
        takesEffectAt == null ? null : takesEffectAt.toInstant(),
        row.getObject("price", Long.class),
        row.getObject("withdraws", Long.class),
        row.getObject("operator_id", UUID.class),
        row.getString("reason"),
        row.getObject("at", OffsetDateTime.class).toInstant());
  }
}
