package dev.bouquet.payout.reconcile;

import dev.bouquet.contracts.wallet.v1.AuditChargesRequest;
import dev.bouquet.contracts.wallet.v1.AuditChargesResponse;
import dev.bouquet.contracts.wallet.v1.ListChargesRequest;
import dev.bouquet.contracts.wallet.v1.ListPositionsRequest;
import dev.bouquet.contracts.wallet.v1.WalletServiceGrpc;
import dev.bouquet.contracts.wallet.v1.WalletServiceGrpc.WalletServiceBlockingStub;
import dev.bouquet.kit.grpc.RetryOnce;
import io.grpc.Channel;
import io.grpc.Deadline;
import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// Asks the wallet for its side. Fails with [io.grpc.StatusRuntimeException] where the wallet does
/// not answer in time.
@ApplicationScoped
class WalletAudit {
  private static final int MOST_CUTS = 1_000;

  private final Channel channel;
  private final WalletServiceBlockingStub wallet;
  private final long deadlineMillis;
  private final Duration patience;

  WalletAudit(@GrpcClient("wallet") Channel channel, ReconcileConfig config) {
    this.channel = channel;
    this.wallet = WalletServiceGrpc.newBlockingStub(channel);
    this.deadlineMillis = config.callDeadline().toMillis();
    this.patience = config.reconnectPatience();
  }

  List<Cut> positions() {
    return call(stub -> stub.listPositions(ListPositionsRequest.getDefaultInstance()))
        .getPositionsList()
        .stream()
        .map(Cut::of)
        .toList();
  }

  /// The wallet's side at these cuts, in their order. It takes a bounded number of them per call,
  /// and every restart of a wallet adds one.
  ///
  /// Cuts that a call does not name count as not yet made, on the clearing accounts too. So what is
  /// wrong with those shows in each call alike: taken from the first one and added up once.
  AuditChargesResponse audit(List<Cut> cuts) {
    var whole = auditSome(cuts.subList(0, Math.min(MOST_CUTS, cuts.size()))).toBuilder();
    for (int from = MOST_CUTS; from < cuts.size(); from += MOST_CUTS) {
      var some = auditSome(cuts.subList(from, Math.min(from + MOST_CUTS, cuts.size())));
      for (var total : some.getTotalsList()) {
        whole.addTotals(total);
        whole.setClearingBalance(Math.addExact(whole.getClearingBalance(), total.getCoins()));
      }
    }
    return whole.build();
  }

  private AuditChargesResponse auditSome(List<Cut> cuts) {
    var request =
        AuditChargesRequest.newBuilder()
            .addAllUpTo(cuts.stream().map(Cut::toProto).toList())
            .build();
    return call(stub -> stub.auditCharges(request));
  }

  /// One page after `afterSeq`, in order; empty where there is no more.
  List<Entry> charges(Cut cut, long afterSeq) {
    var request =
        ListChargesRequest.newBuilder()
            .setSlot(cut.slot())
            .setEpoch(cut.epoch())
            .setAfterSeq(afterSeq)
            .setUpToSeq(cut.seq())
            .setPageSize(EarningAudit.PAGE)
            .build();
    return call(stub -> stub.listCharges(request)).getChargesList().stream()
        .map(e -> new Entry(UUID.fromString(e.getChargeId()), e.getSeq(), e.getAmount()))
        .toList();
  }

  /// Audits only read, so each may be asked for twice.
  private <A> A call(Function<WalletServiceBlockingStub, A> question) {
    var deadline = Deadline.after(deadlineMillis, TimeUnit.MILLISECONDS);
    return RetryOnce.call(
        channel, deadline, patience, by -> question.apply(wallet.withDeadline(by)));
  }
}
