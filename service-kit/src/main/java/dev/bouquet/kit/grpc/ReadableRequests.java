package dev.bouquet.kit.grpc;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.BinaryLog;
import io.grpc.Channel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerMethodDefinition;
import io.grpc.StatusRuntimeException;
import io.quarkus.arc.Unremovable;
import io.quarkus.grpc.api.ServerBuilderCustomizer;
import io.quarkus.grpc.runtime.config.GrpcServerConfiguration;
import io.vertx.grpc.VertxServerBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Answers `INVALID_ARGUMENT` to bytes that are no message, whatever the service. gRPC itself ends
/// such a call as `UNKNOWN`, before an interceptor could say otherwise, and logs it with a stack
/// trace as if the mistake were the server's.
///
/// A binary log is the one place where a server lets the reading of messages be replaced. Nothing
/// is logged here.
@ApplicationScoped
@Unremovable
public class ReadableRequests implements ServerBuilderCustomizer<VertxServerBuilder> {

  @Override
  public void customize(GrpcServerConfiguration config, VertxServerBuilder server) {
    server.setBinaryLog(new ReadableMethods());
  }

  /// gRPC asks at every call, with a definition made for that call, and others keep what they count
  /// by the descriptor: so each method has one, made once, or their memory would grow with every
  /// call.
  static final class ReadableMethods extends BinaryLog {
    private final Map<MethodDescriptor<?, ?>, MethodDescriptor<?, ?>> descriptors =
        new ConcurrentHashMap<>();

    @Override
    public <Q, A> ServerMethodDefinition<?, ?> wrapMethodDefinition(
        ServerMethodDefinition<Q, A> method) {
      return ServerMethodDefinition.create(
          readable(method.getMethodDescriptor()),
          (call, headers) -> start(method.getServerCallHandler(), call, headers));
    }

    @SuppressWarnings("unchecked")
    private <Q, A> MethodDescriptor<Request<Q>, A> readable(MethodDescriptor<Q, A> method) {
      return (MethodDescriptor<Request<Q>, A>)
          descriptors.computeIfAbsent(
              method,
              _ ->
                  method.toBuilder(
                          new RequestMarshaller<>(method.getRequestMarshaller()),
                          method.getResponseMarshaller())
                      .build());
    }

    @Override
    public Channel wrapChannel(Channel channel) {
      return channel;
    }

    @Override
    public void close() {}
  }

  /// A call hands out no requests, so that their type is no matter to it.
  @SuppressWarnings("unchecked")
  private static <Q, A> ServerCall.Listener<Request<Q>> start(
      ServerCallHandler<Q, A> handler, ServerCall<Request<Q>, A> call, Metadata headers) {
    var sameCall = (ServerCall<Q, A>) (ServerCall<?, A>) call;
    return new ReadableListener<>(call, handler.startCall(sameCall, headers));
  }

  /// @param message null where the bytes were none
  private record Request<Q>(@Nullable Q message) {}

  private record RequestMarshaller<Q>(Marshaller<Q> messages) implements Marshaller<Request<Q>> {

    @Override
    public InputStream stream(Request<Q> request) {
      throw new UnsupportedOperationException("servers send no requests");
    }

    @Override
    public Request<Q> parse(InputStream bytes) {
      try {
        return new Request<>(messages.parse(bytes));
      } catch (StatusRuntimeException e) {
        if (e.getCause() instanceof InvalidProtocolBufferException) {
          return new Request<>(null);
        }
        throw e;
      }
    }
  }

  /// Gives the service messages only; to it a call that is refused is one that was cancelled.
  private static final class ReadableListener<Q> extends ServerCall.Listener<Request<Q>> {
    private final ServerCall<Request<Q>, ?> call;
    private final ServerCall.Listener<Q> service;
    private boolean refused;

    ReadableListener(ServerCall<Request<Q>, ?> call, ServerCall.Listener<Q> service) {
      this.call = call;
      this.service = service;
    }

    @Override
    public void onMessage(Request<Q> request) {
      if (request.message() == null) {
        refuse();
      } else if (!refused) {
        service.onMessage(request.message());
      }
    }

    private void refuse() {
      if (!refused) {
        refused = true;
        service.onCancel();
        var problem = GrpcProblem.invalid("the bytes are no message of the request's type");
        var trailers = problem.getTrailers();
        call.close(problem.getStatus(), trailers == null ? new Metadata() : trailers);
      }
    }

    @Override
    public void onHalfClose() {
      if (!refused) {
        service.onHalfClose();
      }
    }

    @Override
    public void onCancel() {
      if (!refused) {
        service.onCancel();
      }
    }

    @Override
    public void onComplete() {
      if (!refused) {
        service.onComplete();
      }
    }

    @Override
    public void onReady() {
      if (!refused) {
        service.onReady();
      }
    }
  }
}
