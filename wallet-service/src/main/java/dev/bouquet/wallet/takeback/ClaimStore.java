package dev.bouquet.wallet.takeback;

import dev.bouquet.wallet.pack.Money;
import dev.bouquet.wallet.payment.PaymentEvent.GivenAgain;
import dev.bouquet.wallet.payment.PaymentEvent.TakenBack;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The table payment_claim.
@ApplicationScoped
public class ClaimStore {
  private static final String TAKE =
      """
      insert into payment_claim as c (provider, reference, top_up_id, payment_id, reason, amount, currency, taken)
      values (?, ?, ?, ?, ?, ?, ?, true)
      on conflict (provider, reference) do update
        set top_up_id = coalesce(c.top_up_id, excluded.top_up_id), payment_id = coalesce(c.payment_id, excluded.payment_id),
            reason = coalesce(c.reason, excluded.reason), amount = greatest(c.amount, excluded.amount),
            currency = coalesce(c.currency, excluded.currency), taken = true
      """;

  private static final String GIVE_AGAIN =
      """
      insert into payment_claim as c (provider, reference, top_up_id, payment_id, given_again) values (?, ?, ?, ?, true)
      on conflict (provider, reference) do update
        set top_up_id = coalesce(c.top_up_id, excluded.top_up_id), payment_id = coalesce(c.payment_id, excluded.payment_id),
            given_again = true
      """;

  private static final String ADOPT =
      """
      update payment_claim set top_up_id = ? where provider = ? and payment_id = ? and top_up_id is null
      """;

  private final DataSource pool;

  ClaimStore(DataSource pool) {
    this.pool = pool;
  }

  /// @param topUp null where only the payment is known
  public void take(String provider, @Nullable UUID topUp, TakenBack event) throws SQLException {
    try (Connection connection = pool.getConnection();
        var upsert = connection.prepareStatement(TAKE)) {
      upsert.setString(1, provider);
      upsert.setString(2, event.reference());
      upsert.setObject(3, topUp);
      upsert.setString(4, event.paymentId());
      upsert.setString(5, event.reason().name());
      upsert.setLong(6, event.amount());
      upsert.setString(7, event.currency());
      upsert.executeUpdate();
    }
  }

  /// @param topUp null where only the payment is known
  public void giveAgain(String provider, @Nullable UUID topUp, GivenAgain event)
      throws SQLException {
    try (Connection connection = pool.getConnection();
        var upsert = connection.prepareStatement(GIVE_AGAIN)) {
      upsert.setString(1, provider);
      upsert.setString(2, event.reference());
      upsert.setObject(3, topUp);
      upsert.setString(4, event.paymentId());
      upsert.executeUpdate();
    }
  }

  /// Claims on a payment are claims on the top-up that it paid for.
  public void adopt(String provider, String paymentId, UUID topUp) throws SQLException {
    try (Connection connection = pool.getConnection();
        var update = connection.prepareStatement(ADOPT)) {
      update.setObject(1, topUp);
      update.setString(2, provider);
      update.setString(3, paymentId);
      update.executeUpdate();
    }
  }

  /// The claims on a top-up, the first told first.
  public List<Claim> of(UUID topUp) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      return of(connection, topUp);
    }
  }

  /// As [#of(UUID)], within the caller's transaction.
  public static List<Claim> of(Connection connection, UUID topUp) throws SQLException {
    try (var select =
        connection.prepareStatement(
            "select * from payment_claim where top_up_id = ? order by told_at, reference")) {
      select.setObject(1, topUp);
      var claims = new ArrayList<Claim>();
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          var currency = rows.getString("currency");
          claims.add(
              new Claim(
                  rows.getString("reference"),
                  rows.getString("reason"),
                  currency == null ? null : new Money(rows.getLong("amount"), currency),
                  rows.getBoolean("taken"),
                  rows.getBoolean("given_again"),
                  rows.getObject("told_at", OffsetDateTime.class).toInstant()));
        }
      }
      return claims;
    }
  }
}
