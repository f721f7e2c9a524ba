package dev.bouquet.payout.support;

import dev.bouquet.contracts.wallet.v1.AuditChargesRequest;
import dev.bouquet.contracts.wallet.v1.AuditChargesResponse;
import dev.bouquet.contracts.wallet.v1.ChargeEntry;
import dev.bouquet.contracts.wallet.v1.ChargeReversed;
import dev.bouquet.contracts.wallet.v1.ChargeTotal;
import dev.bouquet.contracts.wallet.v1.Charged;
import dev.bouquet.contracts.wallet.v1.ListChargesRequest;
import dev.bouquet.contracts.wallet.v1.ListChargesResponse;
import dev.bouquet.contracts.wallet.v1.ListPositionsRequest;
import dev.bouquet.contracts.wallet.v1.ListPositionsResponse;
import dev.bouquet.contracts.wallet.v1.Position;
import dev.bouquet.contracts.wallet.v1.WalletServiceGrpc;
import dev.bouquet.kit.grpc.GrpcProblem;
import dev.bouquet.kit.id.Ids;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// A wallet's books, kept in memory: everything that tests charge goes through here and gets its
/// position, so that a reconciliation of all tests' earnings finds every charge.
public final class FakeWallet extends WalletServiceGrpc.WalletServiceImplBase {
  private static final int MOST_POSITIONS = 1_000;

  private final List<Entry> entries = new ArrayList<>();
  private final List<String> violations = new ArrayList<>();
  private long epoch = 1_000;
  private long seq;
  private long clearingError;

  /// @param coins below zero where they went back
  private record Entry(String id, Position position, long coins) {}

  /// Charges, at the next position.
  public synchronized Charged commit(Charged.Builder charge) {
    var committed = charge.setPosition(nextPosition()).build();
    entries.add(new Entry(committed.getChargeId(), committed.getPosition(), committed.getAmount()));
    return committed;
  }

  /// Gives coins of a charge back, at the next position.
  public synchronized ChargeReversed reverse(Charged charged, long coins) {
    var reversed =
        ChargeReversed.newBuilder()
            .setReversalId(Ids.next().toString())
            .setChargeId(charged.getChargeId())
            .setPayerId(charged.getPayerId())
            .setAmount(coins)
            .setPosition(nextPosition())
            .setOrderingKey(charged.getOrderingKey())
            .setReversedAt(charged.getChargedAt())
            .build();
    entries.add(new Entry(reversed.getReversalId(), reversed.getPosition(), -coins));
    return reversed;
  }

  private Position nextPosition() {
    return Position.newBuilder().setSlot(0).setEpoch(epoch).setSeq(++seq).build();
  }

  /// What a restart does: the slot is taken over.
  public synchronized void nextEpoch() {
    epoch++;
    seq = 0;
  }

  public synchronized int count() {
    return entries.size();
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
    entries.forEach(entry -> newest.put(entry.position().getEpoch(), entry.position()));
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
      long coins = found.stream().mapToLong(Entry::coins).sum();
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
        .map(entry ->
            ChargeEntry.newBuilder()
                .setChargeId(entry.id())
                .setSeq(entry.position().getSeq())
                .setAmount(entry.coins()))
        .forEach(response::addCharges);
    observer.onNext(response.build());
    observer.onCompleted();
  }

  private List<Entry> upTo(long inEpoch, long after, long upTo) {
    return entries.stream()
        .filter(entry -> entry.position().getEpoch() == inEpoch)
        .filter(entry -> entry.position().getSeq() > after)
        .filter(entry -> entry.position().getSeq() <= upTo)
        .toList();
  }
}
