package dev.bouquet.kit.test;

import io.grpc.BindableService;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A gRPC server on one port for the life of the tests, that can go away and come back.
public final class OtherProcess {
  private static final int PATIENCE_SECONDS = 10;

  private final BindableService service;
  private int port;
  private @Nullable Server server;

  public OtherProcess(BindableService service) {
    this.service = service;
  }

  public int port() {
    return port;
  }

  /// Back on the port that it had before.
  public synchronized void start() {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      server =
          NettyServerBuilder.forAddress(address)
              .executor(Executors.newVirtualThreadPerTaskExecutor())
              .addService(service)
              .intercept(new OnlyWithToken())
              .build()
              .start();
      port = server.getPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Gone at once, calls under way with it.
  public synchronized void kill() {
    if (server == null) {
      return;
    }
    try {
      if (!server.shutdownNow().awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the server does not end");
      }
      server = null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class OnlyWithToken implements ServerInterceptor {
    private static final Metadata.Key<String> AUTHORIZATION =
        Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
      var token = headers.get(AUTHORIZATION);
      if (token == null || !token.startsWith("Bearer ey")) {
        call.close(Status.UNAUTHENTICATED, new Metadata());
        return new ServerCall.Listener<>() {};
      }
      return next.startCall(call, headers);
    }
  }
}
