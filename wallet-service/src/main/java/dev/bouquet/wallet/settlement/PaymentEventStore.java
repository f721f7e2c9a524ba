package dev.bouquet.wallet.settlement;

import dev.bouquet.wallet.pack.Money;
import dev.bouquet.wallet.payment.PaymentEvent;
import dev.bouquet.wallet.topup.TopUp;
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
  /// A body holds names and addresses: of somebody who is forgotten it is not kept.
  private static final String INSERT =
      """
      insert into payment_event (provider, event_id, type, top_up_id, payment_id, reference, paid_amount, paid_currency, body)
      values (?, ?, ?, ?, ?, ?, ?, ?,
              case when exists (select from top_up t join erasure e on e.owner_id = t.owner_id
                                 where t.id = ? or t.provider = ? and t.payment_id = ?) then '' else ? end)
      on conflict (provider, event_id) do nothing
      """;

  private static final String VERDICT_OF =
      "select verdict from payment_event where provider = ? and event_id = ?";

  /// The first verdict stays: two deliveries at the same time come to the same one.
  private static final String SET_VERDICT =
      "update payment_event set verdict = ? where provider = ? and event_id = ? and verdict is null";

  private static final String TAKE_EARLY_ONES_BACK =
      """
      update payment_event set verdict = case when paid_currency is distinct from ? and paid_currency is not null
                                              then 'AMOUNT_DIFFERS' else 'TAKEN_BACK' end
       where provider = ? and (top_up_id = ? and verdict = 'REFUND_BEFORE_SUCCESS'
                               or payment_id = ? and top_up_id is null and verdict = 'UNKNOWN_TOP_UP' and reference is not null)
      """;

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
        insert.setString(5, event.paymentId());
        insert.setString(6, reference(event));
        setPaid(insert, event);
        insert.setObject(9, event.topUpId());
        insert.setString(10, provider);
        insert.setString(11, event.paymentId());
        insert.setString(12, body);
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

  /// What came too early for a top-up is acted on now.
  void setEarlyOnesTakenBack(TopUp topUp, @Nullable String paymentId) throws SQLException {
    try (Connection connection = pool.getConnection();
        var update = connection.prepareStatement(TAKE_EARLY_ONES_BACK)) {
      update.setString(1, topUp.price().currency());
      update.setString(2, topUp.provider());
      update.setObject(3, topUp.id());
      update.setString(4, paymentId);
      update.executeUpdate();
    }
  }

  private static void setPaid(PreparedStatement insert, PaymentEvent event) throws SQLException {
    var paid =
        switch (event) {
          case PaymentEvent.Succeeded e -> new Money(e.amount(), e.currency());
          case PaymentEvent.TakenBack e -> new Money(e.amount(), e.currency());
          case PaymentEvent.Failed _, PaymentEvent.GivenAgain _, PaymentEvent.Noted _ -> null;
        };
    insert.setObject(7, paid == null ? null : paid.amount(), Types.BIGINT);
    insert.setString(8, paid == null ? null : paid.currency());
  }

  private static @Nullable String reference(PaymentEvent event) {
    return switch (event) {
      case PaymentEvent.TakenBack e -> e.reference();
      case PaymentEvent.GivenAgain e -> e.reference();
      case PaymentEvent.Succeeded _, PaymentEvent.Failed _, PaymentEvent.Noted _ -> null;
    };
  }
}
