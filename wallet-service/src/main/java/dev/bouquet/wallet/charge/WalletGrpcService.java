package dev.bouquet.wallet.charge;

import dev.bouquet.contracts.wallet.v1.Accepted;
import dev.bouquet.contracts.wallet.v1.AuditChargesRequest;
import dev.bouquet.contracts.wallet.v1.AuditChargesResponse;
import dev.bouquet.contracts.wallet.v1.ChargeBatchRequest;
import dev.bouquet.contracts.wallet.v1.ChargeBatchResponse;
import dev.bouquet.contracts.wallet.v1.ChargeRequest;
import dev.bouquet.contracts.wallet.v1.ChargeResponse;
import dev.bouquet.contracts.wallet.v1.ListChargesRequest;
import dev.bouquet.contracts.wallet.v1.ListChargesResponse;
import dev.bouquet.contracts.wallet.v1.ListPositionsRequest;
import dev.bouquet.contracts.wallet.v1.ListPositionsResponse;
import dev.bouquet.contracts.wallet.v1.Refused;
import dev.bouquet.contracts.wallet.v1.WalletService;
import dev.bouquet.kit.grpc.GrpcProblem;
import dev.bouquet.ledger.core.Outcome;
import dev.bouquet.ledger.core.Result;
import dev.bouquet.wallet.posting.ChargedEvents;
import io.quarkus.grpc.GrpcService;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

/// The wallet for other services. Nothing here blocks the event loop: a charge's answer comes from
/// the writer's thread, an audit's from a virtual thread.
@GrpcService
class WalletGrpcService implements WalletService {
  private final ChargeService charges;
  private final ChargeAudit audit;
  private final ExecutorService virtualThreads;

  WalletGrpcService(
      ChargeService charges, ChargeAudit audit, @VirtualThreads ExecutorService virtualThreads) {
    this.charges = charges;
    this.audit = audit;
    this.virtualThreads = virtualThreads;
  }

  @Override
  @RolesAllowed("wallet-charge")
  public Uni<ChargeResponse> charge(ChargeRequest request) {
    return Uni.createFrom()
        .completionStage(() -> charges.charge(ChargeCommand.from(request)))
        .map(WalletGrpcService::toResponse)
        .onFailure(dev.bouquet.ledger.writer.RetryLaterException.class)
        .transform(e -> GrpcProblem.retryLater(e.getMessage()));
  }

  /// Stands in for the real one: each charge by itself.
  @Override
  @RolesAllowed("wallet-charge")
  public Uni<ChargeBatchResponse> chargeBatch(ChargeBatchRequest request) {
    return Uni.createFrom()
        .completionStage(() -> {
          var all =
              request.getChargesList().stream()
                  .map(one -> charges.charge(ChargeCommand.from(one)))
                  .toList();
          return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
              .thenApply(_ -> {
                var response = ChargeBatchResponse.newBuilder();
                all.forEach(one -> response.addCharges(toResponse(one.join())));
                return response.build();
              });
        });
  }

  @Override
  @RolesAllowed("audit")
  public Uni<ListPositionsResponse> listPositions(ListPositionsRequest request) {
    return aside(audit::positions);
  }

  @Override
  @RolesAllowed("audit")
  public Uni<AuditChargesResponse> auditCharges(AuditChargesRequest request) {
    return aside(() -> audit.audit(request));
  }

  @Override
  @RolesAllowed("audit")
  public Uni<ListChargesResponse> listCharges(ListChargesRequest request) {
    return aside(() -> audit.list(request));
  }

  private <T> Uni<T> aside(Supplier<T> work) {
    return Uni.createFrom().item(work).runSubscriptionOn(virtualThreads);
  }

  private static ChargeResponse toResponse(Outcome outcome) {
    var response = ChargeResponse.newBuilder().setReplayed(outcome.replayed());
    switch (outcome.result()) {
      case Result.Posted posted -> response.setAccepted(toProto(posted));
      case Result.Refused refused ->
          response.setRefused(
              Refused.newBuilder()
                  .setCode(refused.code())
                  .setBalance(refused.balance())
                  .setAmount(refused.amount()));
    }
    return response.build();
  }

  private static Accepted toProto(Result.Posted posted) {
    var event = ChargedEvents.toEvent(posted);
    return Accepted.newBuilder()
        .setChargeId(event.getChargeId())
        .setAmount(event.getAmount())
        .setBalanceAfter(posted.debitBalance())
        .setPosition(event.getPosition())
        .setContext(event.getContext())
        .setChargedAt(event.getChargedAt())
        .build();
  }
}
