package dev.bouquet.wallet.topup;

import dev.bouquet.wallet.payment.PaymentEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The tables coin_pack, top_up and payment_event.
@ApplicationScoped
class TopUpStore {
  private static final String INSERT =
      """
      insert into top_up (id, owner_id, pack_id, coins, amount, currency, provider, status)
      values (?, ?, ?, ?, ?, ?, ?, 'PENDING') on conflict (id) do nothing
      """;

  /// A success is final; a failure is not, since the person may pay at a second attempt.
  private static final String SETTLE =
      "update top_up set status = ?, settled_at = now() where id = ? and status <> 'SUCCEEDED'";

  private static final String INSERT_EVENT =
      """
      insert into payment_event (provider, event_id, type, top_up_id, body) values (?, ?, ?, ?, ?)
      on conflict (provider, event_id) do nothing
      """;

  private static final String VERDICT_OF =
      "select verdict from payment_event where provider = ? and event_id = ?";

  private static final String SET_VERDICT =
      "update payment_event set verdict = ? where provider = ? and event_id = ?";

  private final DataSource pool;

  TopUpStore(DataSource pool) {
    this.pool = pool;
  }

  List<CoinPack> packs() throws SQLException {
    try (Connection connection = pool.getConnection();
        var select =
            connection.prepareStatement(
                "select id, coins, amount, currency from coin_pack order by coins");
        var rows = select.executeQuery()) {
      var packs = new ArrayList<CoinPack>();
      while (rows.next()) {
        packs.add(new CoinPack(rows.getString("id"), rows.getLong("coins"), price(rows)));
      }
      return packs;
    }
  }

  /// @return false where the id is taken
  boolean insert(UUID id, UUID owner, CoinPack pack, String provider) throws SQLException {
    try (Connection connection = pool.getConnection();
        var insert = connection.prepareStatement(INSERT)) {
      insert.setObject(1, id);
      insert.setObject(2, owner);
      insert.setString(3, pack.id());
      insert.setLong(4, pack.coins());
      insert.setLong(5, pack.price().amount());
      insert.setString(6, pack.price().currency());
      insert.setString(7, provider);
      return insert.executeUpdate() == 1;
    }
  }

  Optional<TopUp> find(UUID id) throws SQLException {
    try (Connection connection = pool.getConnection();
        var select = connection.prepareStatement("select * from top_up where id = ?")) {
      select.setObject(1, id);
      try (var row = select.executeQuery()) {
        return row.next() ? Optional.of(topUp(row)) : Optional.empty();
      }
    }
  }

  void setCheckout(UUID id, String url) throws SQLException {
    update("update top_up set checkout_url = ? where id = ?", url, id);
  }

  void settle(UUID id, TopUp.Status status) throws SQLException {
    update(SETTLE, status.name(), id);
  }

  /// Remembers an event, once.
  ///
  /// @return the verdict that an earlier delivery of the same event got
  @Nullable String receive(String provider, PaymentEvent event, String body) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      try (var insert = connection.prepareStatement(INSERT_EVENT)) {
        insert.setString(1, provider);
        insert.setString(2, event.eventId());
        insert.setString(3, event.getClass().getSimpleName());
        insert.setObject(4, event.topUpId());
        insert.setString(5, body);
        insert.executeUpdate();
      }
      try (var select = connection.prepareStatement(VERDICT_OF)) {
        select.setString(1, provider);
        select.setString(2, event.eventId());
        try (var row = select.executeQuery()) {
          row.next();
          return row.getString(1);
        }
      }
    }
  }

  void setVerdict(String provider, PaymentEvent event, String verdict) throws SQLException {
    try (Connection connection = pool.getConnection();
        var update = connection.prepareStatement(SET_VERDICT)) {
      update.setString(1, verdict);
      update.setString(2, provider);
      update.setString(3, event.eventId());
      update.executeUpdate();
    }
  }

  private void update(String sql, String value, UUID id) throws SQLException {
    try (Connection connection = pool.getConnection();
        var update = connection.prepareStatement(sql)) {
      update.setString(1, value);
      update.setObject(2, id);
      update.executeUpdate();
    }
  }

  private static TopUp topUp(ResultSet row) throws SQLException {
    return new TopUp(
        row.getObject("id", UUID.class),
        row.getObject("owner_id", UUID.class),
        TopUp.Status.valueOf(row.getString("status")),
        row.getString("pack_id"),
        row.getLong("coins"),
        price(row),
        row.getString("provider"),
        row.getString("checkout_url"),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }

  private static Money price(ResultSet row) throws SQLException {
    return new Money(row.getLong("amount"), row.getString("currency"));
  }
}
