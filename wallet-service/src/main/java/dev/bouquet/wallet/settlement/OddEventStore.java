package dev.bouquet.wallet.settlement;

import dev.bouquet.kit.id.Ids;
import dev.bouquet.wallet.operations.OperatorActs;
import dev.bouquet.wallet.pack.Money;
import dev.bouquet.wallet.topup.PaymentConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Those rows of payment_event that an operator has to look at, or has.
@ApplicationScoped
class OddEventStore {
  /// As in the indexes payment_event_open and payment_event_undecided. Takes the latest time at
  /// which an event without a verdict was received for an operator to look at it.
  private static final String ODD =
      "(verdict in ('UNKNOWN_TOP_UP', 'AMOUNT_DIFFERS', 'CREDIT_REFUSED', 'REFUND_BEFORE_SUCCESS', 'REFUND_EXCEEDS')"
          + " or verdict is null and received_at < ?)";

  private static final String COLUMNS =
      """
      select provider, event_id, coalesce(verdict, 'UNDECIDED') as verdict, top_up_id, payment_id, reference, paid_amount,
             paid_currency, received_at, resolution, resolved_by, resolved_at
        from payment_event
      """;

  private static final String PAGE =
      " and (received_at, provider, event_id) > (?, ?, ?) order by received_at, provider, event_id limit ?";

  private static final String OPEN = COLUMNS + " where " + ODD + " and resolved_at is null" + PAGE;
  private static final String RESOLVED = COLUMNS + " where resolved_at is not null" + PAGE;
  private static final String FIND =
      COLUMNS + " where provider = ? and event_id = ? and (resolved_at is not null or " + ODD + ")";

  private static final String RESOLVE =
      "update payment_event set resolved_at = now(), resolved_by = ?, resolution = ?"
          + " where provider = ? and event_id = ? and resolved_at is null and "
          + ODD;

  private static final String COUNT_OPEN =
      "select count(*) from payment_event where " + ODD + " and resolved_at is null";

  private final DataSource pool;
  private final OperatorActs acts;
  private final Duration undecidedAfter;

  OddEventStore(DataSource pool, OperatorActs acts, PaymentConfig config) {
    this.pool = pool;
    this.acts = acts;
    this.undecidedAfter = config.undecidedAfter();
  }

  /// The oldest first.
  List<OddEvent> page(boolean resolved, OddEvent.Place after, int size) throws SQLException {
    try (Connection connection = pool.getConnection();
        var select = connection.prepareStatement(resolved ? RESOLVED : OPEN)) {
      int next = 1;
      if (!resolved) {
        select.setObject(next++, latestUndecided());
      }
      select.setObject(next++, after.receivedAt().atOffset(ZoneOffset.UTC));
      select.setString(next++, after.provider());
      select.setString(next++, after.eventId());
      select.setInt(next, size);
      var events = new ArrayList<OddEvent>();
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          events.add(event(rows));
        }
      }
      return events;
    }
  }

  Optional<OddEvent> find(String provider, String eventId) throws SQLException {
    try (Connection connection = pool.getConnection();
        var select = connection.prepareStatement(FIND)) {
      select.setString(1, provider);
      select.setString(2, eventId);
      select.setObject(3, latestUndecided());
      try (var row = select.executeQuery()) {
        return row.next() ? Optional.of(event(row)) : Optional.empty();
      }
    }
  }

  /// Resolves, and keeps that on record: both or neither. The first resolution stays.
  ///
  /// @return false where it was resolved already
  boolean resolve(String provider, String eventId, UUID operator, String note) throws SQLException {
    var event = provider + "/" + eventId;
    return acts.keepIfDone(
        new OperatorActs.NewAct(Ids.next(), operator, "PAYMENT_EVENT_RESOLVED", null, event, note),
        connection -> resolve(connection, provider, eventId, operator, note));
  }

  private boolean resolve(
      Connection connection, String provider, String eventId, UUID operator, String note)
      throws SQLException {
    try (var update = connection.prepareStatement(RESOLVE)) {
      update.setObject(1, operator);
      update.setString(2, note);
      update.setString(3, provider);
      update.setString(4, eventId);
      update.setObject(5, latestUndecided());
      return update.executeUpdate() == 1;
    }
  }

  long countOpen() throws SQLException {
    try (Connection connection = pool.getConnection();
        var select = connection.prepareStatement(COUNT_OPEN)) {
      select.setObject(1, latestUndecided());
      try (var row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private OffsetDateTime latestUndecided() {
    return OffsetDateTime.now(ZoneOffset.UTC).minus(undecidedAfter);
  }

  private static OddEvent event(ResultSet row) throws SQLException {
    var currency = row.getString("paid_currency");
    return new OddEvent(
        row.getString("provider"),
        row.getString("event_id"),
        Verdict.valueOf(row.getString("verdict")),
        row.getObject("top_up_id", UUID.class),
        row.getString("payment_id"),
        row.getString("reference"),
        currency == null ? null : new Money(row.getLong("paid_amount"), currency),
        row.getObject("received_at", OffsetDateTime.class).toInstant(),
        row.getString("resolution"),
        row.getObject("resolved_by", UUID.class),
        time(row, "resolved_at"));
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
