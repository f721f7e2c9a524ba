package dev.bouquet.wallet.grpc;

import dev.bouquet.contracts.wallet.v1.AuditChargesRequest;
import dev.bouquet.contracts.wallet.v1.AuditChargesResponse;
import dev.bouquet.contracts.wallet.v1.CaptureRequest;
import dev.bouquet.contracts.wallet.v1.CaptureResponse;
import dev.bouquet.contracts.wallet.v1.ChargeBatchRequest;
import dev.bouquet.contracts.wallet.v1.ChargeBatchResponse;
import dev.bouquet.contracts.wallet.v1.ChargeRequest;
import dev.bouquet.contracts.wallet.v1.ChargeResponse;
import dev.bouquet.contracts.wallet.v1.GetBalanceRequest;
import dev.bouquet.contracts.wallet.v1.GetBalanceResponse;
import dev.bouquet.contracts.wallet.v1.GetTrialBalanceRequest;
import dev.bouquet.contracts.wallet.v1.GetTrialBalanceResponse;
import dev.bouquet.contracts.wallet.v1.HoldRequest;
import dev.bouquet.contracts.wallet.v1.HoldResponse;
import dev.bouquet.contracts.wallet.v1.ListChargesRequest;
import dev.bouquet.contracts.wallet.v1.ListChargesResponse;
import dev.bouquet.contracts.wallet.v1.ListPositionsRequest;
import dev.bouquet.contracts.wallet.v1.ListPositionsResponse;
import dev.bouquet.contracts.wallet.v1.ListTransactionsRequest;
import dev.bouquet.contracts.wallet.v1.ListTransactionsResponse;
import dev.bouquet.contracts.wallet.v1.ReleaseRequest;
import dev.bouquet.contracts.wallet.v1.ReleaseResponse;
import dev.bouquet.contracts.wallet.v1.ReverseRequest;
import dev.bouquet.contracts.wallet.v1.ReverseResponse;
import dev.bouquet.contracts.wallet.v1.VerifyLedgerRequest;
import dev.bouquet.contracts.wallet.v1.VerifyLedgerResponse;
import dev.bouquet.contracts.wallet.v1.WalletService;
import dev.bouquet.kit.grpc.CallContext;
import dev.bouquet.kit.grpc.GrpcProblem;
import dev.bouquet.ledger.writer.RetryLaterException;
import dev.bouquet.wallet.audit.ChargeAudit;
import dev.bouquet.wallet.audit.LedgerVerification;
import dev.bouquet.wallet.balance.BalanceService;
import dev.bouquet.wallet.charge.ChargeService;
import dev.bouquet.wallet.hold.HoldService;
import dev.bouquet.wallet.reversal.ReversalService;
import io.quarkus.grpc.GrpcService;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.function.Supplier;

/// The wallet for other services. Nothing here blocks the event loop: what is charged is answered
/// from the writer's thread, what is read from a virtual thread.
@GrpcService
class WalletGrpcService implements WalletService {
  private final ChargeService charges;
  private final HoldService holds;
  private final ReversalService reversals;
  private final BalanceService balances;
  private final ChargeAudit audit;
  private final LedgerVerification verification;
  private final ExecutorService virtualThreads;

  WalletGrpcService(
      ChargeService charges,
      HoldService holds,
      ReversalService reversals,
      BalanceService balances,
      ChargeAudit audit,
      LedgerVerification verification,
      @VirtualThreads ExecutorService virtualThreads) {
    this.charges = charges;
    this.holds = holds;
    this.reversals = reversals;
    this.balances = balances;
    this.audit = audit;
    this.verification = verification;
    this.virtualThreads = virtualThreads;
  }

  @Override
  @RolesAllowed("wallet-charge")
  public Uni<ChargeResponse> charge(ChargeRequest request) {
    return durable(deadline -> charges.charge(request, deadline));
  }

  @Override
  @RolesAllowed("wallet-charge")
  public Uni<ChargeBatchResponse> chargeBatch(ChargeBatchRequest request) {
    return durable(deadline -> charges.chargeBatch(request, deadline));
  }

  @Override
  @RolesAllowed("wallet-charge")
  public Uni<HoldResponse> hold(HoldRequest request) {
    return durable(deadline -> holds.hold(request, deadline));
  }

  @Override
  @RolesAllowed("wallet-charge")
  public Uni<CaptureResponse> capture(CaptureRequest request) {
    return durableAside(deadline -> holds.capture(request, deadline));
  }

  @Override
  @RolesAllowed("wallet-charge")
  public Uni<ReleaseResponse> release(ReleaseRequest request) {
    return durableAside(deadline -> holds.release(request, deadline));
  }

  @Override
  @RolesAllowed("wallet-reverse")
  public Uni<ReverseResponse> reverse(ReverseRequest request) {
    return durableAside(deadline -> reversals.reverse(request, deadline));
  }

  @Override
  @RolesAllowed("wallet-read")
  public Uni<GetBalanceResponse> getBalance(GetBalanceRequest request) {
    return aside(() -> balances.balance(request));
  }

  @Override
  @RolesAllowed("wallet-read")
  public Uni<ListTransactionsResponse> listTransactions(ListTransactionsRequest request) {
    return aside(() -> balances.transactions(request));
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

  @Override
  @RolesAllowed("audit")
  public Uni<GetTrialBalanceResponse> getTrialBalance(GetTrialBalanceRequest request) {
    return aside(verification::trialBalance);
  }

  @Override
  @RolesAllowed("audit")
  public Uni<VerifyLedgerResponse> verifyLedger(VerifyLedgerRequest request) {
    return aside(() ->
        VerifyLedgerResponse.newBuilder()
            .addAllFindings(verification.verify(request.getMostFindings()))
            .build());
  }

  private static <T> Uni<T> durable(Function<Instant, CompletionStage<T>> command) {
    var deadline = CallContext.deadline();
    return Uni.createFrom()
        .completionStage(() -> command.apply(deadline))
        .onFailure(RetryLaterException.class)
        .transform(e -> GrpcProblem.retryLater(e.getMessage()));
  }

  /// For what has to look something up before it can be submitted.
  private <T> Uni<T> durableAside(Function<Instant, CompletionStage<T>> command) {
    var deadline = CallContext.deadline();
    return aside(() -> command.apply(deadline)).flatMap(answer -> durable(_ -> answer));
  }

  private <T> Uni<T> aside(Supplier<T> work) {
    return Uni.createFrom().item(work).runSubscriptionOn(virtualThreads);
  }
}
