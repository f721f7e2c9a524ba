package dev.bouquet.wallet.pack;

import dev.bouquet.kit.id.Ids;
import dev.bouquet.wallet.operations.OperatorActs;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.UUID;
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

  private static final String INSERT =
      """
      insert into coin_pack (id, coins, amount, currency, country, channel, on_sale_from, on_sale_until)
      values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing
      """;

  private static final String RETIRE =
      "update coin_pack set retired = true where id = ? and not retired";

  private final DataSource pool;
  private final OperatorActs acts;

  CoinPackStore(DataSource pool, OperatorActs acts) {
    this.pool = pool;
    this.acts = acts;
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

  /// @return false where the id is taken
  boolean insert(CoinPack pack, UUID operator, String reason) throws SQLException {
    return acts.keepIfDone(
        act("COIN_PACK_CREATED", pack.id(), operator, reason),
        connection -> insert(connection, pack));
  }

  /// @return false where it is retired already, or there is no such pack
  boolean retire(String packId, UUID operator, String reason) throws SQLException {
    return acts.keepIfDone(
        act("COIN_PACK_RETIRED", packId, operator, reason),
        connection -> retire(connection, packId));
  }

  private static OperatorActs.NewAct act(String act, String packId, UUID operator, String reason) {
    return new OperatorActs.NewAct(Ids.next(), operator, act, null, packId, reason);
  }

  private static boolean insert(Connection connection, CoinPack pack) throws SQLException {
    var country = pack.country();
    try (var insert = connection.prepareStatement(INSERT)) {
      insert.setString(1, pack.id());
      insert.setLong(2, pack.coins());
      insert.setLong(3, pack.price().amount());
      insert.setString(4, pack.price().currency());
      insert.setString(5, country == null ? null : country.code());
      insert.setString(6, pack.channel().name());
      insert.setObject(7, utc(pack.onSaleFrom()), Types.TIMESTAMP_WITH_TIMEZONE);
      insert.setObject(8, utc(pack.onSaleUntil()), Types.TIMESTAMP_WITH_TIMEZONE);
      return insert.executeUpdate() == 1;
    }
  }

  private static boolean retire(Connection connection, String packId) throws SQLException {
    try (var update = connection.prepareStatement(RETIRE)) {
      update.setString(1, packId);
      return update.executeUpdate() == 1;
    }
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
    return time == null ? null : time.atOffset(ZoneOffset.UTC);
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
