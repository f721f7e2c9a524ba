package dev.bouquet.wallet.balance;

import dev.bouquet.contracts.wallet.v1.GetBalanceRequest;
import dev.bouquet.contracts.wallet.v1.GetBalanceResponse;
import dev.bouquet.contracts.wallet.v1.ListTransactionsRequest;
import dev.bouquet.contracts.wallet.v1.ListTransactionsResponse;
import dev.bouquet.contracts.wallet.v1.Transaction;
import dev.bouquet.kit.grpc.GrpcProblem;
import dev.bouquet.ledger.postgres.LedgerStore;
import dev.bouquet.ledger.postgres.Statement;
import dev.bouquet.wallet.wire.Answers;
import dev.bouquet.wallet.wire.Fields;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;

/// Balances and transactions for other services. Blocks.
@ApplicationScoped
public class BalanceService {
  private static final int USUAL_PAGE = 50;
  private static final int MOST_ON_A_PAGE = 1_000;
  private static final long LATEST_SECOND = Instant.parse("9999-01-01T00:00:00Z").getEpochSecond();

  private final DataSource pool;
  private final LedgerStore ledger = new LedgerStore();

  BalanceService(DataSource pool) {
    this.pool = pool;
  }

  public GetBalanceResponse balance(GetBalanceRequest request) {
    var owner = Fields.id(request.getOwnerId(), "owner_id");
    try (Connection connection = pool.getConnection()) {
      var then =
          switch (request.getMomentCase()) {
            case MOMENT_NOT_SET -> null;
            case VERSION -> {
              Fields.require(request.getVersion() >= 0, "version: not negative");
              yield Statement.atVersion(connection, owner, request.getVersion());
            }
            case TIME -> Statement.atTime(connection, owner, time(request));
          };
      var response = GetBalanceResponse.newBuilder();
      if (then == null) {
        ledger
            .find(connection, owner)
            .ifPresent(account ->
                response
                    .setBalance(account.posted())
                    .setHeld(account.held())
                    .setAvailable(account.available())
                    .setVersion(account.version()));
      } else {
        then.ifPresent(entry ->
            response
                .setBalance(entry.balanceAfter())
                .setAvailable(entry.balanceAfter())
                .setVersion(entry.version()));
      }
      return response.build();
    } catch (SQLException e) {
      throw GrpcProblem.retryLater("the database is away");
    }
  }

  public ListTransactionsResponse transactions(ListTransactionsRequest request) {
    var owner = Fields.id(request.getOwnerId(), "owner_id");
    Fields.require(request.getBeforeVersion() >= 0, "before_version: not negative");
    int size =
        request.getPageSize() < 1 ? USUAL_PAGE : Math.min(request.getPageSize(), MOST_ON_A_PAGE);
    long before = request.getBeforeVersion() == 0 ? Long.MAX_VALUE : request.getBeforeVersion();
    try (Connection connection = pool.getConnection()) {
      var response = ListTransactionsResponse.newBuilder();
      for (var entry : Statement.page(connection, owner, before, size)) {
        response.addTransactions(
            Transaction.newBuilder()
                .setId(entry.transferId().toString())
                .setType(entry.kind())
                .setAmount(entry.amount())
                .setBalanceAfter(entry.balanceAfter())
                .setVersion(entry.version())
                .setAt(Answers.timestamp(entry.at())));
      }
      return response.build();
    } catch (SQLException e) {
      throw GrpcProblem.retryLater("the database is away");
    }
  }

  private static Instant time(GetBalanceRequest request) {
    var time = request.getTime();
    Fields.require(
        time.getSeconds() >= 0
            && time.getSeconds() <= LATEST_SECOND
            && time.getNanos() >= 0
            && time.getNanos() < 1_000_000_000,
        "time: a timestamp from 1970 to 9999");
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }
}
