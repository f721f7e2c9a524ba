package dev.bouquet.wallet.refund;

import dev.bouquet.kit.sql.Transaction;
import dev.bouquet.wallet.operations.OperatorActs;
import dev.bouquet.wallet.operations.OperatorActs.NewAct;
import dev.bouquet.wallet.pack.Money;
import dev.bouquet.wallet.refund.Refund.Status;
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

/// The table refund.
@ApplicationScoped
class RefundStore {
  private static final String LOCK_TOP_UP =
      "select owner_id, amount, currency, status from top_up where id = ? for update";

  private static final String UNANSWERED =
      """
      select * from refund where status = 'ORDERED' and ordered_at < now() - interval '1 second' * ? order by random() limit ?
      """;

  /// What is gone by the provider's word, and what was ordered of which it has not spoken yet.
  private static final String GONE =
      """
      select coalesce((select sum(amount) from payment_claim where top_up_id = ? and taken and not given_again), 0)
           + coalesce((select sum(r.amount) from refund r join top_up t on t.id = r.top_up_id
                        where r.top_up_id = ? and r.status <> 'REFUSED'
                          and not exists (select from payment_claim c
                                           where c.provider = t.provider and c.reference = r.reference and c.taken)), 0)
      """;

  private static final String INSERT =
      "insert into refund (id, top_up_id, amount, currency, reason, ordered_by, status) values (?, ?, ?, ?, ?, ?, 'ORDERED')";

  private static final String ANSWER =
      "update refund set status = ?, reference = ? where id = ? and status = 'ORDERED'";

  private final DataSource pool;

  RefundStore(DataSource pool) {
    this.pool = pool;
  }

  /// The wish to give money back.
  ///
  /// @param id the idempotency key
  /// @param amount minor units; null for all that is left
  record Order(UUID id, UUID topUpId, @Nullable Long amount, String reason, UUID operator) {}

  /// What became of an order.
  sealed interface Ordered {
    record Taken(Refund refund, boolean replayed) implements Ordered {}

    /// The id is another request's.
    record KeyReused() implements Ordered {}

    record NoTopUp() implements Ordered {}

    /// Nothing was paid yet.
    record NotSucceeded() implements Ordered {}

    /// @param left what could be given back, in minor units
    record Exceeds(long left) implements Ordered {}
  }

  /// Takes an order where as much is left of the payment, whoever orders at the same time.
  Ordered order(Order order) throws SQLException {
    return Transaction.run(pool, connection -> order(connection, order));
  }

  private static Ordered order(Connection connection, Order order) throws SQLException {
    try (var select = connection.prepareStatement(LOCK_TOP_UP)) {
      select.setObject(1, order.topUpId());
      try (var topUp = select.executeQuery()) {
        if (!topUp.next()) {
          return new Ordered.NoTopUp();
        }
        var known = find(connection, order.id());
        if (known.isPresent()) {
          return isThisOne(known.get(), order)
              ? new Ordered.Taken(known.get(), true)
              : new Ordered.KeyReused();
        }
        if (!topUp.getString("status").equals("SUCCEEDED")) {
          return new Ordered.NotSucceeded();
        }
        long left = topUp.getLong("amount") - gone(connection, order.topUpId());
        long amount = order.amount() == null ? left : order.amount();
        if (left <= 0 || amount > left) {
          return new Ordered.Exceeds(Math.max(0, left));
        }
        var money = new Money(amount, topUp.getString("currency"));
        insert(connection, order, money);
        OperatorActs.keep(connection, act(order, money, topUp.getObject("owner_id", UUID.class)));
        return new Ordered.Taken(find(connection, order.id()).orElseThrow(), false);
      }
    }
  }

  private static NewAct act(Order order, Money amount, UUID owner) {
    var act = "REFUND " + amount.amount() + " " + amount.currency();
    return new NewAct(order.id(), order.operator(), act, owner, null, order.reason());
  }

  private static boolean isThisOne(Refund known, Order order) {
    return known.topUpId().equals(order.topUpId())
        && known.orderedBy().equals(order.operator())
        && (order.amount() == null || order.amount() == known.amount().amount());
  }

  private static long gone(Connection connection, UUID topUp) throws SQLException {
    try (var select = connection.prepareStatement(GONE)) {
      select.setObject(1, topUp);
      select.setObject(2, topUp);
      try (var row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static void insert(Connection connection, Order order, Money amount) throws SQLException {
    try (var insert = connection.prepareStatement(INSERT)) {
      insert.setObject(1, order.id());
      insert.setObject(2, order.topUpId());
      insert.setLong(3, amount.amount());
      insert.setString(4, amount.currency());
      insert.setString(5, order.reason());
      insert.setObject(6, order.operator());
      insert.executeUpdate();
    }
  }

  /// What the provider said. The first answer stays.
  void answer(UUID id, Status status, @Nullable String reference) throws SQLException {
    try (Connection connection = pool.getConnection();
        var update = connection.prepareStatement(ANSWER)) {
      update.setString(1, status.name());
      update.setString(2, reference);
      update.setObject(3, id);
      update.executeUpdate();
    }
  }

  Refund get(UUID id) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      return find(connection, id).orElseThrow();
    }
  }

  private static Optional<Refund> find(Connection connection, UUID id) throws SQLException {
    try (var select = connection.prepareStatement("select * from refund where id = ?")) {
      select.setObject(1, id);
      return refunds(select.executeQuery()).stream().findFirst();
    }
  }

  /// Orders that no provider has answered, any of them.
  List<Refund> unanswered(int olderThanSeconds, int most) throws SQLException {
    try (Connection connection = pool.getConnection();
        var select = connection.prepareStatement(UNANSWERED)) {
      select.setInt(1, olderThanSeconds);
      select.setInt(2, most);
      return refunds(select.executeQuery());
    }
  }

  /// The refunds of a top-up, in the order in which they were ordered.
  List<Refund> of(UUID topUp) throws SQLException {
    try (Connection connection = pool.getConnection();
        var select =
            connection.prepareStatement(
                "select * from refund where top_up_id = ? order by ordered_at, id")) {
      select.setObject(1, topUp);
      return refunds(select.executeQuery());
    }
  }

  private static List<Refund> refunds(ResultSet rows) throws SQLException {
    try (rows) {
      var refunds = new ArrayList<Refund>();
      while (rows.next()) {
        refunds.add(
            new Refund(
                rows.getObject("id", UUID.class),
                rows.getObject("top_up_id", UUID.class),
                new Money(rows.getLong("amount"), rows.getString("currency")),
                rows.getString("reason"),
                Status.valueOf(rows.getString("status")),
                rows.getString("reference"),
                rows.getObject("ordered_by", UUID.class),
                rows.getObject("ordered_at", OffsetDateTime.class).toInstant()));
      }
      return refunds;
    }
  }
}
