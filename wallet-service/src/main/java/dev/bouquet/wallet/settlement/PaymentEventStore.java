package dev.bouquet.wallet.settlement;

import dev.bouquet.wallet.payment.PaymentEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The inbox of providers' events: the table payment_event.
@ApplicationScoped
class PaymentEventStore {
  private static final String INSERT =
      """
      insert into payment_event (provider, event_id, type, top_up_id, paid_amount, paid_currency, body)
      values (?, ?, ?, ?, ?, ?, ?) on conflict (provider, event_id) do nothing
      """;

  private static final String VERDICT_OF =
      "select verdict from payment_event where provider = ? and event_id = ?";

  /// The first verdict stays: two deliveries at the same time come to the same one.
  private static final String SET_VERDICT =
      "update payment_event set verdict = ? where provider = ? and event_id = ? and verdict is null";

  private final DataSource pool;

  PaymentEventStore(DataSource pool) {
    this.pool = pool;
  }

  /// Remembers an event, once.
  ///
  /// @return the verdict that an earlier delivery of the same event got
  @Nullable String receive(String provider, PaymentEvent event, String body) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      try (var insert = connection.prepareStatement(INSERT)) {
        insert.setString(1, provider);
        insert.setString(2, event.eventId());
        insert.setString(3, event.getClass().getSimpleName());
        insert.setObject(4, event.topUpId());
        setPaid(insert, event);
        insert.setString(7, body);
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

  void setVerdict(String provider, PaymentEvent event, Verdict verdict) throws SQLException {
    try (Connection connection = pool.getConnection();
        var update = connection.prepareStatement(SET_VERDICT)) {
      update.setString(1, verdict.name());
      update.setString(2, provider);
      update.setString(3, event.eventId());
      update.executeUpdate();
    }
  }

  private static void setPaid(PreparedStatement insert, PaymentEvent event) throws SQLException {
    if (event instanceof PaymentEvent.Succeeded succeeded) {
      insert.setLong(5, succeeded.amount());
      insert.setString(6, succeeded.currency());
    } else {
      insert.setNull(5, Types.BIGINT);
      insert.setNull(6, Types.VARCHAR);
    }
  }
}
