package dev.bouquet.bench.gifts;

import dev.bouquet.contracts.wallet.v1.Accepted;
import dev.bouquet.contracts.wallet.v1.ChargeRequest;
import dev.bouquet.contracts.wallet.v1.ChargeResponse;
import dev.bouquet.contracts.wallet.v1.WalletServiceGrpc;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// Says yes to every charge, at once, and forgets it: what is left is the cost of asking.
final class GenerousWallet extends WalletServiceGrpc.WalletServiceImplBase
    implements AutoCloseable {
  private static final long BALANCE = 1_000_000;

  private final Server server;

  private GenerousWallet() throws IOException {
    server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .directExecutor()
            .addService(this)
            .build()
            .start();
  }

  static GenerousWallet start() throws IOException {
    return new GenerousWallet();
  }

  int port() {
    return server.getPort();
  }

  @Override
  public void charge(ChargeRequest request, StreamObserver<ChargeResponse> answer) {
    answer.onNext(
        ChargeResponse.newBuilder()
            .setAccepted(
                Accepted.newBuilder()
                    .setChargeId(request.getChargeId())
                    .setAmount(request.getAmount())
                    .setBalanceAfter(BALANCE)
                    .setContext(request.getContext()))
            .build());
    answer.onCompleted();
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
