package dev.bouquet.payout.reconcile;

import dev.bouquet.contracts.wallet.v1.AuditChargesRequest;
import dev.bouquet.contracts.wallet.v1.AuditChargesResponse;
import dev.bouquet.contracts.wallet.v1.ListChargesRequest;
import dev.bouquet.contracts.wallet.v1.ListPositionsRequest;
import dev.bouquet.contracts.wallet.v1.WalletServiceGrpc;
import dev.bouquet.contracts.wallet.v1.WalletServiceGrpc.WalletServiceBlockingStub;
import io.grpc.Channel;
import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// Asks the wallet for its side. Fails with [io.grpc.StatusRuntimeException] where the wallet does
/// not answer in time.
@ApplicationScoped
class WalletAudit {

  private final WalletServiceBlockingStub wallet;
  private final long deadlineMillis;

  WalletAudit(@GrpcClient("wallet") Channel channel, ReconcileConfig config) {
    this.wallet = WalletServiceGrpc.newBlockingStub(channel);
    this.deadlineMillis = config.callDeadline().toMillis();
  }

  List<Cut> positions() {
    return call()
        .listPositions(ListPositionsRequest.getDefaultInstance())
        .getPositionsList()
        .stream()
        .map(Cut::of)
        .toList();
  }

  AuditChargesResponse audit(List<Cut> cuts) {
    return call()
        .auditCharges(
            AuditChargesRequest.newBuilder()
                .addAllUpTo(cuts.stream().map(Cut::toProto).toList())
                .build());
  }

  /// One page after `afterSeq`, in order; empty where there is no more.
  List<Entry> charges(Cut cut, long afterSeq) {
    return call()
        .listCharges(
            ListChargesRequest.newBuilder()
                .setSlot(cut.slot())
                .setEpoch(cut.epoch())
                .setAfterSeq(afterSeq)
                .setUpToSeq(cut.seq())
                .setPageSize(EarningAudit.PAGE)
                .build())
        .getChargesList()
        .stream()
        .map(e -> new Entry(UUID.fromString(e.getChargeId()), e.getSeq(), e.getAmount()))
        .toList();
  }

  private WalletServiceBlockingStub call() {
    return wallet.withDeadlineAfter(deadlineMillis, TimeUnit.MILLISECONDS);
  }
}
