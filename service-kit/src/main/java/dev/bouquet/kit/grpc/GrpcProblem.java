package dev.bouquet.kit.grpc;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Optional;

/// A gRPC status with the same stable code that REST would give, in the trailer `bouquet-code`.
public final class GrpcProblem {
  public static final Metadata.Key<String> CODE =
      Metadata.Key.of("bouquet-code", Metadata.ASCII_STRING_MARSHALLER);

  private GrpcProblem() {}

  public static StatusRuntimeException of(Status.Code status, String code, String detail) {
    var trailers = new Metadata();
    trailers.put(CODE, code);
    return status.toStatus().withDescription(detail).asRuntimeException(trailers);
  }

  public static StatusRuntimeException invalid(String detail) {
    return of(Status.Code.INVALID_ARGUMENT, "INVALID_REQUEST", detail);
  }

  public static StatusRuntimeException retryLater(String detail) {
    return of(Status.Code.UNAVAILABLE, "RETRY_LATER", detail);
  }

  public static Optional<String> codeOf(StatusRuntimeException e) {
    return Optional.ofNullable(e.getTrailers()).map(trailers -> trailers.get(CODE));
  }
}
