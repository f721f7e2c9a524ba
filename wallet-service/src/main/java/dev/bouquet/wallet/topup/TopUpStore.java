package dev.bouquet.wallet.topup;

import dev.bouquet.wallet.pack.CoinPack;
import dev.bouquet.wallet.pack.Country;
import dev.bouquet.wallet.pack.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The table top_up.
@ApplicationScoped
public class TopUpStore {
  private static final String INSERT =
      """
      insert into top_up (id, owner_id, pack_id, country, coins, amount, currency, provider, asked_provider, asked_country, status)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'PENDING') on conflict (id) do nothing
      """;

  /// A success is final; a failure is not, since the person may pay at a second attempt.
  private static final String SETTLE =
      "update top_up set status = ?, settled_at = now() where id = ? and status <> 'SUCCEEDED'";

  private static final String FIND =
      """
      select t.*, (select coalesce(sum(coins), 0) from take_back b where b.top_up_id = t.id) as coins_taken_back
        from top_up t
      """;

  private static final String SET_PAYMENT =
      "update top_up set payment_id = ? where id = ? and payment_id is null";

  private final DataSource pool;

  TopUpStore(DataSource pool) {
    this.pool = pool;
  }

  /// Where the id is taken, what is there stays.
  void insert(StartTopUpCommand command, CoinPack pack, String provider) throws SQLException {
    try (Connection connection = pool.getConnection();
        var insert = connection.prepareStatement(INSERT)) {
      insert.setObject(1, command.id());
      insert.setObject(2, command.owner());
      insert.setString(3, pack.id());
      insert.setString(4, code(command.country()));
      insert.setLong(5, pack.coins());
      insert.setLong(6, pack.price().amount());
      insert.setString(7, pack.price().currency());
      insert.setString(8, provider);
      insert.setString(9, command.provider());
      insert.setString(10, code(command.askedCountry()));
      insert.executeUpdate();
    }
  }

  public Optional<TopUp> find(UUID id) throws SQLException {
    try (Connection connection = pool.getConnection();
        var select = connection.prepareStatement(FIND + " where t.id = ?")) {
      select.setObject(1, id);
      return topUp(select);
    }
  }

  /// The top-up that a payment of a provider is for.
  public Optional<TopUp> findPaid(String provider, String paymentId) throws SQLException {
    try (Connection connection = pool.getConnection();
        var select =
            connection.prepareStatement(FIND + " where t.provider = ? and t.payment_id = ?")) {
      select.setString(1, provider);
      select.setString(2, paymentId);
      return topUp(select);
    }
  }

  private static Optional<TopUp> topUp(PreparedStatement select) throws SQLException {
    try (var row = select.executeQuery()) {
      return row.next() ? Optional.of(topUp(row)) : Optional.empty();
    }
  }

  void setCheckout(UUID id, @Nullable String url) throws SQLException {
    update("update top_up set checkout_url = ? where id = ?", url, id);
  }

  public void settle(UUID id, TopUp.Status status) throws SQLException {
    update(SETTLE, status.name(), id);
  }

  /// What the provider said first stays.
  public void setPayment(UUID id, String paymentId) throws SQLException {
    update(SET_PAYMENT, paymentId, id);
  }

  private void update(String sql, @Nullable String value, UUID id) throws SQLException {
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
        country(row.getString("country")),
        country(row.getString("asked_country")),
        row.getLong("coins"),
        new Money(row.getLong("amount"), row.getString("currency")),
        row.getString("provider"),
        row.getString("asked_provider"),
        row.getString("checkout_url"),
        row.getString("payment_id"),
        row.getLong("coins_taken_back"),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }

  private static @Nullable String code(@Nullable Country country) {
    return country == null ? null : country.code();
  }

  private static @Nullable Country country(@Nullable String code) {
    return code == null ? null : new Country(code);
  }
}
