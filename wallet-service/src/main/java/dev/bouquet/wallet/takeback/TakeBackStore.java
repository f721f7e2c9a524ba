package dev.bouquet.wallet.takeback;

import dev.bouquet.kit.sql.Transaction;
import dev.bouquet.wallet.lot.LotProgress;
import dev.bouquet.wallet.pack.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The table take_back.
@ApplicationScoped
public class TakeBackStore {
  private static final String GIVEN_AGAIN = "GIVEN_AGAIN";

  private static final String LOCK_CREDITED =
      "select owner_id, coins, amount, currency from top_up where id = ? and status = 'SUCCEEDED' for update";

  private static final String INSERT =
      "insert into take_back (top_up_id, step, owner_id, coins, reason) values (?, ?, ?, ?, ?) returning *";

  private static final String UNDONE =
      "select * from take_back where done_at is null and created_at < now() - interval '1 second' * ? order by number limit ?";

  private final DataSource pool;

  TakeBackStore(DataSource pool) {
    this.pool = pool;
  }

  private record Bought(UUID owner, long coins, Money price) {}

  /// The next step towards what the claims on a top-up come to; empty where that is reached, or
  /// where no coins were credited yet.
  Optional<TakeBack> next(UUID topUp) throws SQLException {
    return Transaction.run(
        pool,
        connection -> {
          var bought = lockCredited(connection, topUp);
          return bought == null ? Optional.empty() : next(connection, topUp, bought);
        });
  }

  private static Optional<TakeBack> next(Connection connection, UUID topUp, Bought bought)
      throws SQLException {
    var steps = of(connection, topUp);
    if (!steps.isEmpty() && steps.getLast().doneAt() == null) {
      return Optional.of(steps.getLast());
    }
    var claims = ClaimStore.of(connection, topUp);
    long owed =
        PaidBack.coins(bought.coins(), bought.price(), PaidBack.money(bought.price(), claims));
    long reached = steps.stream().mapToLong(TakeBack::coins).sum();
    return owed == reached
        ? Optional.empty()
        : Optional.of(
            insert(
                connection,
                topUp,
                steps.size() + 1,
                bought.owner(),
                owed - reached,
                owed > reached ? newestReason(claims) : GIVEN_AGAIN));
  }

  private static String newestReason(List<Claim> claims) {
    return claims.stream()
        .filter(claim -> claim.taken() && !claim.givenAgain())
        .map(Claim::reason)
        .reduce((_, newer) -> newer)
        .orElseThrow();
  }

  private static @Nullable Bought lockCredited(Connection connection, UUID topUp)
      throws SQLException {
    try (var select = connection.prepareStatement(LOCK_CREDITED)) {
      select.setObject(1, topUp);
      try (var row = select.executeQuery()) {
        return row.next()
            ? new Bought(
                row.getObject("owner_id", UUID.class),
                row.getLong("coins"),
                new Money(row.getLong("amount"), row.getString("currency")))
            : null;
      }
    }
  }

  private static TakeBack insert(
      Connection connection, UUID topUp, int step, UUID owner, long coins, String reason)
      throws SQLException {
    try (var insert = connection.prepareStatement(INSERT)) {
      insert.setObject(1, topUp);
      insert.setInt(2, step);
      insert.setObject(3, owner);
      insert.setLong(4, coins);
      insert.setString(5, reason);
      try (var row = insert.executeQuery()) {
        row.next();
        return takeBack(row);
      }
    }
  }

  /// The steps of a top-up, in order.
  public List<TakeBack> of(UUID topUp) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      return of(connection, topUp);
    }
  }

  private static List<TakeBack> of(Connection connection, UUID topUp) throws SQLException {
    try (var select =
        connection.prepareStatement("select * from take_back where top_up_id = ? order by step")) {
      select.setObject(1, topUp);
      return takeBacks(select.executeQuery());
    }
  }

  /// Steps that somebody began and has not ended, the oldest first.
  List<TakeBack> undone(int olderThanSeconds, int most) throws SQLException {
    try (Connection connection = pool.getConnection();
        var select = connection.prepareStatement(UNDONE)) {
      select.setInt(1, olderThanSeconds);
      select.setInt(2, most);
      return takeBacks(select.executeQuery());
    }
  }

  /// Where in the wallet's history the step belongs. The first answer stays. The step's number is
  /// new then: of steps at one version, the one that was put there first has the lowest.
  static void pin(Connection connection, TakeBack step) throws SQLException {
    long version = LotProgress.pin(connection, step.ownerId());
    try (var update =
        connection.prepareStatement(
            "update take_back set at_version = ?, number = default where top_up_id = ? and step = ? and at_version is null")) {
      update.setLong(1, version);
      update.setObject(2, step.topUpId());
      update.setInt(3, step.step());
      update.executeUpdate();
    }
  }

  /// As [#pin(Connection, TakeBack)], in a transaction of its own.
  void pin(TakeBack step) throws SQLException {
    Transaction.run(
        pool,
        connection -> {
          pin(connection, step);
          return null;
        });
  }

  void finish(TakeBack step) throws SQLException {
    try (Connection connection = pool.getConnection();
        var update =
            connection.prepareStatement(
                "update take_back set done_at = now() where top_up_id = ? and step = ? and done_at is null")) {
      update.setObject(1, step.topUpId());
      update.setInt(2, step.step());
      update.executeUpdate();
    }
  }

  private static List<TakeBack> takeBacks(ResultSet rows) throws SQLException {
    try (rows) {
      var steps = new ArrayList<TakeBack>();
      while (rows.next()) {
        steps.add(takeBack(rows));
      }
      return steps;
    }
  }

  private static TakeBack takeBack(ResultSet row) throws SQLException {
    return new TakeBack(
        row.getObject("top_up_id", UUID.class),
        row.getInt("step"),
        row.getObject("owner_id", UUID.class),
        row.getLong("coins"),
        row.getString("reason"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        instant(row.getObject("done_at", OffsetDateTime.class)));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
