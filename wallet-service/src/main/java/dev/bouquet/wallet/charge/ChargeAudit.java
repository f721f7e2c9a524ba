package dev.bouquet.wallet.charge;

import dev.bouquet.contracts.wallet.v1.AuditChargesRequest;
import dev.bouquet.contracts.wallet.v1.AuditChargesResponse;
import dev.bouquet.contracts.wallet.v1.ChargeEntry;
import dev.bouquet.contracts.wallet.v1.ChargeTotal;
import dev.bouquet.contracts.wallet.v1.ListChargesRequest;
import dev.bouquet.contracts.wallet.v1.ListChargesResponse;
import dev.bouquet.contracts.wallet.v1.ListPositionsResponse;
import dev.bouquet.kit.grpc.GrpcProblem;
import dev.bouquet.ledger.core.Position;
import dev.bouquet.ledger.postgres.Audit;
import dev.bouquet.wallet.posting.ChargedEvents;
import dev.bouquet.wallet.posting.Coins;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/// The wallet's side of a reconciliation: what its books say up to given positions.
@ApplicationScoped
class ChargeAudit {
  private static final int MOST_VIOLATIONS = 100;
  private static final int MOST_POSITIONS = 1_000;
  private static final int MOST_ENTRIES = 1_000;

  private static final String CLEARING =
      "select coalesce(sum(posted), 0)::bigint from account where id = any(?)";
  private static final String ALL_CHARGES =
      "select coalesce(sum(amount), 0)::bigint from transfer where seq is not null";

  private final DataSource pool;

  ChargeAudit(DataSource pool) {
    this.pool = pool;
  }

  ListPositionsResponse positions() {
    return inOneMoment(connection -> {
      var response = ListPositionsResponse.newBuilder();
      for (var position : Audit.positions(connection)) {
        response.addPositions(ChargedEvents.toProto(position));
      }
      return response.build();
    });
  }

  AuditChargesResponse audit(AuditChargesRequest request) {
    if (request.getUpToCount() > MOST_POSITIONS) {
      throw GrpcProblem.invalid("up_to: at most 1,000 positions");
    }
    return inOneMoment(connection -> {
      var response = AuditChargesResponse.newBuilder();
      long coinsUpTo = 0;
      for (var upTo : request.getUpToList()) {
        var position = new Position(upTo.getSlot(), upTo.getEpoch(), upTo.getSeq());
        var total = Audit.total(connection, position);
        coinsUpTo = Math.addExact(coinsUpTo, total.amount());
        response.addTotals(
            ChargeTotal.newBuilder()
                .setUpTo(upTo)
                .setCount(total.transfers())
                .setCoins(total.amount()));
      }
      long later = Math.subtractExact(sum(connection, ALL_CHARGES), coinsUpTo);
      return response
          .addAllViolations(Audit.violations(connection, MOST_VIOLATIONS))
          .setClearingBalance(Math.subtractExact(clearing(connection), later))
          .build();
    });
  }

  ListChargesResponse list(ListChargesRequest request) {
    int limit = Math.clamp(request.getPageSize(), 1, MOST_ENTRIES);
    return inOneMoment(connection -> {
      var response = ListChargesResponse.newBuilder();
      var after = new Position(request.getSlot(), request.getEpoch(), request.getAfterSeq());
      for (var charge : Audit.sequenced(connection, after, request.getUpToSeq(), limit)) {
        response.addCharges(
            ChargeEntry.newBuilder()
                .setChargeId(charge.id().toString())
                .setSeq(charge.seq())
                .setAmount(charge.amount()));
      }
      return response.build();
    });
  }

  private static long clearing(Connection connection) throws SQLException {
    try (var select = connection.prepareStatement(CLEARING)) {
      select.setArray(1, connection.createArrayOf("uuid", Coins.allClearing().toArray()));
      try (var row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static long sum(Connection connection, String sql) throws SQLException {
    try (var select = connection.prepareStatement(sql);
        var row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  @FunctionalInterface
  private interface Question<T> {
    T ask(Connection connection) throws SQLException;
  }

  private <T> T inOneMoment(Question<T> question) {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      try (var begin = connection.createStatement()) {
        begin.execute("set transaction isolation level repeatable read, read only");
        return question.ask(connection);
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw GrpcProblem.retryLater("the database is away");
    }
  }
}
