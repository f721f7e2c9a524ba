package dev.bouquet.wallet.audit;

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
import dev.bouquet.ledger.postgres.Verification;
import dev.bouquet.wallet.posting.ChargedEvents;
import dev.bouquet.wallet.posting.Coins;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/// The wallet's side of a reconciliation: what its books say up to given positions.
@ApplicationScoped
public class ChargeAudit {
  private static final int MOST_VIOLATIONS = 100;
  private static final int MOST_POSITIONS = 1_000;
  private static final int MOST_ENTRIES = 1_000;

  private static final String CLEARING =
      "select coalesce(sum(posted), 0)::bigint from account where id = any(?)";

  private final OneMoment moment;

  ChargeAudit(OneMoment moment) {
    this.moment = moment;
  }

  public ListPositionsResponse positions() {
    return moment.read(connection -> {
      var response = ListPositionsResponse.newBuilder();
      for (var position : Audit.positions(connection)) {
        response.addPositions(ChargedEvents.toProto(position));
      }
      return response.build();
    });
  }

  public AuditChargesResponse audit(AuditChargesRequest request) {
    if (request.getUpToCount() > MOST_POSITIONS) {
      throw GrpcProblem.invalid("up_to: at most 1,000 positions");
    }
    return moment.read(connection -> {
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
      long later = Math.subtractExact(Audit.total(connection), coinsUpTo);
      return response
          .addAllViolations(Verification.findings(connection, MOST_VIOLATIONS))
          .setClearingBalance(Math.subtractExact(clearing(connection), later))
          .build();
    });
  }

  public ListChargesResponse list(ListChargesRequest request) {
    int limit = Math.clamp(request.getPageSize(), 1, MOST_ENTRIES);
    return moment.read(connection -> {
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
}
