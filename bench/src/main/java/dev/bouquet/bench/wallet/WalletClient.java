package dev.bouquet.bench.wallet;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.protobuf.Any;
import dev.bouquet.bench.load.LoadFailure;
import dev.bouquet.contracts.wallet.v1.ChargeRequest;
import dev.bouquet.contracts.wallet.v1.ChargeResponse;
import dev.bouquet.contracts.wallet.v1.WalletServiceGrpc;
import dev.bouquet.contracts.wallet.v1.WalletServiceGrpc.WalletServiceFutureStub;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Calls the wallet as gift-service does, over a few connections: a server takes 100 calls at a
/// time from each.
///
/// Not thread-safe: the one thread that starts operations calls it. Answers come on the
/// connections' threads.
final class WalletClient implements AutoCloseable {
  static final int CONNECTIONS = 8;
  private static final long DEADLINE_SECONDS = 10;
  private static final String CONTEXT_TYPE = "type.googleapis.com/bouquet.gift.v1.GiftContext";

  private final List<ManagedChannel> channels = new ArrayList<>();
  private final List<WalletServiceFutureStub> stubs = new ArrayList<>();
  private int next;

  WalletClient(int port, String token) {
    var headers = new Metadata();
    headers.put(
        Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
    for (int i = 0; i < CONNECTIONS; i++) {
      var channel =
          NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().directExecutor().build();
      channels.add(channel);
      stubs.add(
          WalletServiceGrpc.newFutureStub(channel)
              .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers)));
    }
  }

  /// The connections in turn.
  WalletServiceFutureStub stub() {
    next = (next + 1) % CONNECTIONS;
    return stubs.get(next).withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS);
  }

  static ChargeRequest toRequest(Gift gift) {
    return ChargeRequest.newBuilder()
        .setChargeId(gift.id().toString())
        .setRequestHash(gift.requestHash())
        .setPayerId(gift.payer().toString())
        .setAmount(gift.coins())
        .setOrderingKey(gift.creator().toString())
        .setContext(Any.newBuilder().setTypeUrl(CONTEXT_TYPE).setValue(gift.context()))
        .build();
  }

  static void requirePosted(ChargeResponse response) {
    if (response.getReplayed()) {
      throw new LoadFailure("a new gift was taken for a repeated one");
    }
    if (!response.hasAccepted()) {
      throw new LoadFailure("a gift was refused: " + response.getRefused().getCode());
    }
  }

  /// @param check throws where the answer is not the right one
  static <T> CompletableFuture<T> answer(
      ListenableFuture<T> call, java.util.function.Consumer<T> check) {
    var answer = new CompletableFuture<T>();
    Futures.addCallback(
        call,
        new FutureCallback<>() {
          @Override
          public void onSuccess(T response) {
            try {
              check.accept(response);
              answer.complete(response);
            } catch (RuntimeException e) {
              answer.completeExceptionally(e);
            }
          }

          @Override
          public void onFailure(Throwable failure) {
            answer.completeExceptionally(failure);
          }
        },
        Runnable::run);
    return answer;
  }

  @Override
  public void close() {
    channels.forEach(ManagedChannel::shutdownNow);
  }
}
