package dev.bouquet.gift.ranking;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

@ApplicationScoped
class RankingStore {
  private static final String PAGE =
      """
      select s.person_id, c.sender_name, s.coins, s.gifts, s.newest_at
        from live_gift_standing s
        left join live_gift_charge c on c.charge_id = s.newest_charge and s.board <> 'CREATORS'
       where s.board = ? and s.period = ? and s.starts_on = ? and s.subject_id = ? and s.gift_id = '' and s.coins > 0
         and s.coins <= ? and (s.coins < ? or (s.newest_at, s.person_id) > (?, ?))
         and (not ? or not exists (select from gift_setting g where g.person_id = s.person_id and g.quiet))
       order by s.coins desc, s.newest_at, s.person_id limit ?
      """;

  private final DataSource pool;

  RankingStore(DataSource pool) {
    this.pool = pool;
  }

  /// From the top down.
  List<Place> page(Ranking ranking, Place.Key after, int limit) throws SQLException {
    try (Connection connection = pool.getConnection();
        var select = connection.prepareStatement(PAGE)) {
      select.setString(1, ranking.board().name());
      select.setString(2, ranking.period().name());
      select.setObject(3, ranking.startsOn());
      select.setObject(4, ranking.subject());
      select.setLong(5, after.coins());
      select.setLong(6, after.coins());
      select.setObject(7, after.reachedAt().atOffset(ZoneOffset.UTC));
      select.setObject(8, after.personId());
      select.setBoolean(9, ranking.hidesQuietPeople());
      select.setInt(10, limit);
      var places = new ArrayList<Place>();
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          places.add(place(after.rank() + places.size() + 1, rows));
        }
      }
      return places;
    }
  }

  private static Place place(long rank, ResultSet row) throws SQLException {
    return new Place(
        rank,
        row.getObject("person_id", UUID.class),
        row.getString("sender_name"),
        row.getLong("coins"),
        row.getLong("gifts"),
        row.getObject("newest_at", OffsetDateTime.class).toInstant());
  }
}
