package dev.bouquet.wallet.pack;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The table coin_pack.
@ApplicationScoped
public class CoinPackStore {
  private static final String ALL =
      """
      select id, coins, amount, currency, country, channel, on_sale_from, on_sale_until, retired
        from coin_pack order by coins, id
      """;

  private final DataSource pool;

  CoinPackStore(DataSource pool) {
    this.pool = pool;
  }

  public CoinPacks all() throws SQLException {
    try (Connection connection = pool.getConnection();
        var select = connection.prepareStatement(ALL);
        var rows = select.executeQuery()) {
      var packs = new ArrayList<CoinPack>();
      while (rows.next()) {
        packs.add(pack(rows));
      }
      return new CoinPacks(packs);
    }
  }

  private static CoinPack pack(ResultSet row) throws SQLException {
    var country = row.getString("country");
    return new CoinPack(
        row.getString("id"),
        row.getLong("coins"),
        new Money(row.getLong("amount"), row.getString("currency")),
        country == null ? null : new Country(country),
        Channel.valueOf(row.getString("channel")),
        time(row, "on_sale_from"),
        time(row, "on_sale_until"),
        row.getBoolean("retired"));
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
