package dev.bouquet.payout.support;

import dev.bouquet.contracts.wallet.v1.AuditChargesRequest;
import dev.bouquet.contracts.wallet.v1.AuditChargesResponse;
import dev.bouquet.contracts.wallet.v1.ChargeEntry;
import dev.bouquet.contracts.wallet.v1.ChargeTotal;
import dev.bouquet.contracts.wallet.v1.Charged;
import dev.bouquet.contracts.wallet.v1.ListChargesRequest;
import dev.bouquet.contracts.wallet.v1.ListChargesResponse;
import dev.bouquet.contracts.wallet.v1.ListPositionsRequest;
import dev.bouquet.contracts.wallet.v1.ListPositionsResponse;
import dev.bouquet.contracts.wallet.v1.Position;
import dev.bouquet.contracts.wallet.v1.WalletServiceGrpc;
import dev.bouquet.kit.grpc.GrpcProblem;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// A wallet's books, kept in memory: everything that tests charge goes through here and gets its
/// position, so that a reconciliation of all tests' earnings finds every charge.
public final class FakeWallet extends WalletServiceGrpc.WalletServiceImplBase {
  private static final int MOST_POSITIONS = 1_000;

  private final List<Charged> charges = new ArrayList<>();
  private final List<String> violations = new ArrayList<>();
  private long epoch = 1_000;
  private long seq;
  private long clearingError;

  /// Charges, at the next position.
  public synchronized Charged commit(Charged.Builder charge) {
    var position = Position.newBuilder().setSlot(0).setEpoch(epoch).setSeq(++seq);
    var committed = charge.setPosition(position).build();
    charges.add(committed);
    return committed;
  }

  /// What a restart does: the slot is taken over.
  public synchronized void nextEpoch() {
    epoch++;
    seq = 0;
  }

  public synchronized int count() {
    return charges.size();
  }

  /// Books that contradict themselves, until undone with nothing and 0.
  public synchronized void breakBooks(List<String> saying, long missingClearing) {
    violations.clear();
    violations.addAll(saying);
    clearingError = missingClearing;
  }

  @Override
  public synchronized void listPositions(
      ListPositionsRequest request, StreamObserver<ListPositionsResponse> observer) {
    var newest = new TreeMap<Long, Position>();
    charges.forEach(charge -> newest.put(charge.getPosition().getEpoch(), charge.getPosition()));
    observer.onNext(ListPositionsResponse.newBuilder().addAllPositions(newest.values()).build());
    observer.onCompleted();
  }

  @Override
  public synchronized void auditCharges(
      AuditChargesRequest request, StreamObserver<AuditChargesResponse> observer) {
    if (request.getUpToCount() > MOST_POSITIONS) {
      observer.onError(GrpcProblem.invalid("up_to: at most 1,000 positions"));
      return;
    }
    var response = AuditChargesResponse.newBuilder().addAllViolations(violations);
    long all = 0;
    for (var upTo : request.getUpToList()) {
      var found = upTo(upTo.getEpoch(), 0, upTo.getSeq());
      long coins = found.stream().mapToLong(Charged::getAmount).sum();
      all += coins;
      response.addTotals(
          ChargeTotal.newBuilder().setUpTo(upTo).setCount(found.size()).setCoins(coins));
    }
    observer.onNext(response.setClearingBalance(all - clearingError).build());
    observer.onCompleted();
  }

  @Override
  public synchronized void listCharges(
      ListChargesRequest request, StreamObserver<ListChargesResponse> observer) {
    var response = ListChargesResponse.newBuilder();
    upTo(request.getEpoch(), request.getAfterSeq(), request.getUpToSeq()).stream()
        .limit(Math.clamp(request.getPageSize(), 1, 1_000))
        .map(charge ->
            ChargeEntry.newBuilder()
                .setChargeId(charge.getChargeId())
                .setSeq(charge.getPosition().getSeq())
                .setAmount(charge.getAmount()))
        .forEach(response::addCharges);
    observer.onNext(response.build());
    observer.onCompleted();
  }

  private List<Charged> upTo(long inEpoch, long after, long upTo) {
    return charges.stream()
        .filter(charge -> charge.getPosition().getEpoch() == inEpoch)
        .filter(charge -> charge.getPosition().getSeq() > after)
        .filter(charge -> charge.getPosition().getSeq() <= upTo)
        .toList();
  }
}
