package dev.bouquet.gift.support;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import dev.bouquet.contracts.wallet.v1.Accepted;
import dev.bouquet.contracts.wallet.v1.ChargeRequest;
import dev.bouquet.contracts.wallet.v1.ChargeResponse;
import dev.bouquet.contracts.wallet.v1.LimitLeft;
import dev.bouquet.contracts.wallet.v1.LimitPeriod;
import dev.bouquet.contracts.wallet.v1.Position;
import dev.bouquet.contracts.wallet.v1.Refused;
import dev.bouquet.contracts.wallet.v1.ReverseRequest;
import dev.bouquet.contracts.wallet.v1.ReverseResponse;
import dev.bouquet.contracts.wallet.v1.Reversed;
import dev.bouquet.contracts.wallet.v1.WalletServiceGrpc;
import dev.bouquet.kit.grpc.GrpcProblem;
import io.grpc.stub.StreamObserver;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A wallet that keeps the contract of `WalletService.Charge` in memory: the id first, then
/// `refuse_with`, then the balance.
public final class FakeWallet extends WalletServiceGrpc.WalletServiceImplBase {
  /// What each reversal gives back, as the wallet it is asked of says.
  public static final int REVERSED_COINS = 1_000;

  private static final long PATIENCE_SECONDS = 20;

  private record Fate(ByteString requestHash, ChargeResponse response) {}

  private final Map<String, Fate> fates = new HashMap<>();
  private final Map<String, Long> balances = new HashMap<>();
  private final Map<String, Long> spentToday = new ConcurrentHashMap<>();
  private final Map<String, Long> daysLeft = new ConcurrentHashMap<>();
  private final Map<String, String> reversed = new HashMap<>();
  private final List<ReverseRequest> reversals = new CopyOnWriteArrayList<>();
  private final List<ChargeRequest> requests = new CopyOnWriteArrayList<>();
  private volatile boolean turnsAway;
  private volatile CountDownLatch answers = new CountDownLatch(0);

  /// Gives a payer this many coins, whatever they had before.
  public synchronized void setBalance(String payerId, long coins) {
    balances.put(payerId, coins);
  }

  public synchronized long balance(String payerId) {
    return balances.getOrDefault(payerId, 0L);
  }

  /// Every call that arrived for this id.
  public List<ChargeRequest> requestsFor(String chargeId) {
    return requests.stream().filter(one -> one.getChargeId().equals(chargeId)).toList();
  }

  public int requestCount() {
    return requests.size();
  }

  /// Answers `RETRY_LATER` while true.
  public void turnAway(boolean on) {
    turnsAway = on;
  }

  /// Charges, but keeps its answers until [#answerAgain].
  public void stopAnswering() {
    answers = new CountDownLatch(1);
  }

  public void answerAgain() {
    answers.countDown();
  }

  @Override
  public void charge(ChargeRequest request, StreamObserver<ChargeResponse> observer) {
    requests.add(request);
    if (turnsAway) {
      observer.onError(GrpcProblem.retryLater("the queue is full"));
      return;
    }
    var response = decide(request);
    try {
      if (!answers.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the test forgot to let the wallet answer");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    observer.onNext(response);
    observer.onCompleted();
  }

  /// Keeps the contract of `WalletService.Reverse` for charges made here or published by a test:
  /// the id first, then whether anything is left.
  @Override
  public void reverse(ReverseRequest request, StreamObserver<ReverseResponse> observer) {
    observer.onNext(decide(request));
    observer.onCompleted();
  }

  /// Every reversal of this charge that was asked for.
  public List<ReverseRequest> reversalsOf(String chargeId) {
    return reversals.stream().filter(one -> one.getChargeId().equals(chargeId)).toList();
  }

  private synchronized ReverseResponse decide(ReverseRequest request) {
    reversals.add(request);
    var known = reversed.get(request.getChargeId());
    if (known == null) {
      reversed.put(request.getChargeId(), request.getReversalId());
    } else if (!known.equals(request.getReversalId())) {
      return ReverseResponse.newBuilder()
          .setRefused(Refused.newBuilder().setCode("ALREADY_REVERSED"))
          .build();
    }
    return ReverseResponse.newBuilder()
        .setReversed(
            Reversed.newBuilder()
                .setReversalId(request.getReversalId())
                .setChargeId(request.getChargeId())
                .setAmount(REVERSED_COINS)
                .setBalanceAfter(REVERSED_COINS)
                .setReversedAt(Timestamp.newBuilder().setSeconds(1_760_000_000)))
        .setReplayed(known != null)
        .build();
  }

  /// As if something else had given the charge back.
  public synchronized void reverseElsewhere(String chargeId) {
    reversed.put(chargeId, "another reversal");
  }

  /// What is left of the payer's day from now on.
  public void setDayLeft(String payer, long coins) {
    daysLeft.put(payer, coins);
  }

  private synchronized ChargeResponse decide(ChargeRequest request) {
    var known = fates.get(request.getChargeId());
    if (known != null) {
      return known.requestHash().equals(request.getRequestHash())
          ? known.response().toBuilder().setReplayed(true).build()
          : refused("KEY_REUSED", 0, 0);
    }
    var response = firstAnswer(request);
    var again = response.toBuilder();
    if (response.hasAccepted()) {
      again.getAcceptedBuilder().clearSpentToday();
    }
    fates.put(request.getChargeId(), new Fate(request.getRequestHash(), again.build()));
    return response;
  }

  private ChargeResponse firstAnswer(ChargeRequest request) {
    long balance = balance(request.getPayerId());
    if (!request.getRefuseWith().isEmpty()) {
      return refused(request.getRefuseWith(), balance, request.getAmount());
    }
    if (balance < request.getAmount()) {
      return refused("INSUFFICIENT_FUNDS", balance, request.getAmount());
    }
    setBalance(request.getPayerId(), balance - request.getAmount());
    return ChargeResponse.newBuilder()
        .setAccepted(
            Accepted.newBuilder()
                .setChargeId(request.getChargeId())
                .setAmount(request.getAmount())
                .setBalanceAfter(balance - request.getAmount())
                .setPosition(Position.newBuilder().setEpoch(1).setSeq(fates.size() + 1L))
                .setContext(request.getContext())
                .addAllLimitsLeft(limitsLeft(request.getPayerId()))
                .setSpentToday(
                    spentToday.merge(request.getPayerId(), request.getAmount(), Long::sum))
                .setChargedAt(Timestamp.newBuilder().setSeconds(1_760_000_000)))
        .build();
  }

  private List<LimitLeft> limitsLeft(String payer) {
    var left = daysLeft.get(payer);
    return left == null
        ? List.of()
        : List.of(
            LimitLeft.newBuilder()
                .setPeriod(LimitPeriod.LIMIT_PERIOD_DAY)
                .setCoins(left)
                .setResetsAt(Timestamp.newBuilder().setSeconds(1_760_000_000))
                .build());
  }

  private static ChargeResponse refused(String code, long balance, long amount) {
    return ChargeResponse.newBuilder()
        .setRefused(Refused.newBuilder().setCode(code).setBalance(balance).setAmount(amount))
        .build();
  }
}
