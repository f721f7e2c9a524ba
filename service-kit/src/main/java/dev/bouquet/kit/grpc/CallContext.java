package dev.bouquet.kit.grpc;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.quarkus.grpc.GlobalInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/// Keeps a call's context current while the call is served. Quarkus serves it on a context of
/// Vert.x and attaches gRPC's only while the call begins.
@ApplicationScoped
@GlobalInterceptor
public class CallContext implements ServerInterceptor {

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    return Contexts.interceptCall(Context.current(), call, headers, next);
  }

  /// When the caller of the current call stops waiting; [Instant#MAX] where it waits for ever.
  public static Instant deadline() {
    var deadline = Context.current().getDeadline();
    return deadline == null
        ? Instant.MAX
        : Instant.now().plusNanos(deadline.timeRemaining(TimeUnit.NANOSECONDS));
  }
}
