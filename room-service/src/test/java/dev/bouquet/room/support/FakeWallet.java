package dev.bouquet.room.support;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
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
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/// A wallet that keeps the contract of `WalletService.Reverse` in memory: the id first, then the
/// charge.
public final class FakeWallet extends WalletServiceGrpc.WalletServiceImplBase {
  private static final long REVERSED_AT_SECOND = 1_790_000_000;

  private record Fate(ByteString requestHash, ReverseResponse response) {}

  private final Map<String, Fate> fates = new HashMap<>();
  private final Map<String, Long> left = new HashMap<>();
  private final List<ReverseRequest> requests = new CopyOnWriteArrayList<>();
  private volatile boolean turnsAway;

  /// A charge of this many coins, none of them given back.
  public synchronized void charged(UUID chargeId, long coins) {
    left.put(chargeId.toString(), coins);
  }

  /// Coins of a charge that were not given back.
  public synchronized long left(UUID chargeId) {
    return left.get(chargeId.toString());
  }

  /// Every call that arrived for this charge.
  public List<ReverseRequest> requestsFor(UUID chargeId) {
    return requests.stream().filter(one -> one.getChargeId().equals(chargeId.toString())).toList();
  }

  /// Answers `RETRY_LATER` while true.
  public void turnAway(boolean on) {
    turnsAway = on;
  }

  @Override
  public void reverse(ReverseRequest request, StreamObserver<ReverseResponse> observer) {
    requests.add(request);
    if (turnsAway) {
      observer.onError(GrpcProblem.retryLater("the charge is not published yet"));
      return;
    }
    observer.onNext(decide(request));
    observer.onCompleted();
  }

  private synchronized ReverseResponse decide(ReverseRequest request) {
    var known = fates.get(request.getReversalId());
    if (known != null) {
      return known.requestHash().equals(request.getRequestHash())
          ? known.response().toBuilder().setReplayed(true).build()
          : refused("KEY_REUSED");
    }
    var response = firstAnswer(request);
    fates.put(request.getReversalId(), new Fate(request.getRequestHash(), response));
    return response;
  }

  private ReverseResponse firstAnswer(ReverseRequest request) {
    var coins = left.get(request.getChargeId());
    if (coins == null) {
      return refused("TRANSFER_NOT_FOUND");
    }
    if (coins == 0) {
      return refused("ALREADY_REVERSED");
    }
    left.put(request.getChargeId(), 0L);
    return ReverseResponse.newBuilder()
        .setReversed(
            Reversed.newBuilder()
                .setReversalId(request.getReversalId())
                .setChargeId(request.getChargeId())
                .setAmount(coins)
                .setReversedAt(Timestamp.newBuilder().setSeconds(REVERSED_AT_SECOND)))
        .build();
  }

  private static ReverseResponse refused(String code) {
    return ReverseResponse.newBuilder().setRefused(Refused.newBuilder().setCode(code)).build();
  }
}
