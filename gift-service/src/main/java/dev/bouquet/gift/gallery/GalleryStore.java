package dev.bouquet.gift.gallery;

import dev.bouquet.gift.gallery.GalleryItem.TopSender;
import dev.bouquet.gift.gallery.GalleryItem.Unlocker;
import dev.bouquet.gift.readmodel.Board;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class GalleryStore {
  private static final String PAGE =
      """
      select g.gift_id, first.gift_name, g.quantity, g.coins, first.charged_at, first.sender_id, first.sender_name,
             first.anonymous, first.quiet or first.in_quiet_mode as is_quiet,
             top.person_id as top_id, top.sender_name as top_name, top.coins as top_coins
        from live_gift_gallery g
       cross join lateral (
             select c.gift_name, c.sender_id, c.sender_name, c.anonymous, c.quiet, c.charged_at,
                    exists (select from gift_setting s where s.person_id = c.sender_id and s.quiet) as in_quiet_mode
               from live_gift_part p join live_gift_charge c on c.charge_id = p.charge_id
              where p.receiver_id = g.receiver_id and p.gift_id = g.gift_id and p.kept > 0
              order by p.charged_at, p.charge_id limit 1) first
        left join lateral (
             select s.person_id, c.sender_name, s.coins
               from live_gift_standing s join live_gift_charge c on c.charge_id = s.newest_charge
              where s.board = ? and s.period = 'ALL_TIME' and s.starts_on = date '1970-01-01'
                and s.subject_id = g.receiver_id and s.gift_id = g.gift_id and s.coins > 0
                and (? or not exists (select from gift_setting q where q.person_id = s.person_id and q.quiet))
              order by s.coins desc, s.newest_at, s.person_id limit 1) top on true
       where g.receiver_id = ? and g.gifts > 0 and g.gift_id > ? order by g.gift_id limit ?
      """;

  private final DataSource pool;

  GalleryStore(DataSource pool) {
    this.pool = pool;
  }

  /// By the gifts' ids.
  ///
  /// @param own whether the creator looks, and so sees who sent quietly
  List<GalleryItem> page(UUID creator, boolean own, String after, int limit) throws SQLException {
    var board = own ? Board.SENDERS_OF_GIFT_FOR_CREATOR : Board.SENDERS_OF_GIFT;
    try (Connection connection = pool.getConnection();
        var select = connection.prepareStatement(PAGE)) {
      select.setString(1, board.name());
      select.setBoolean(2, own);
      select.setObject(3, creator);
      select.setString(4, after);
      select.setInt(5, limit);
      var items = new ArrayList<GalleryItem>();
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          items.add(item(rows, own));
        }
      }
      return items;
    }
  }

  private static GalleryItem item(ResultSet row, boolean own) throws SQLException {
    return new GalleryItem(
        row.getString("gift_id"),
        row.getString("gift_name"),
        row.getLong("quantity"),
        row.getLong("coins"),
        row.getObject("charged_at", OffsetDateTime.class).toInstant(),
        unlocker(row, own),
        topSender(row));
  }

  private static @Nullable Unlocker unlocker(ResultSet row, boolean own) throws SQLException {
    boolean known = !row.getBoolean("anonymous") && (own || !row.getBoolean("is_quiet"));
    return known
        ? new Unlocker(row.getObject("sender_id", UUID.class), row.getString("sender_name"))
        : null;
  }

  private static @Nullable TopSender topSender(ResultSet row) throws SQLException {
    var person = row.getObject("top_id", UUID.class);
    return person == null
        ? null
        : new TopSender(person, row.getString("top_name"), row.getLong("top_coins"));
  }
}
