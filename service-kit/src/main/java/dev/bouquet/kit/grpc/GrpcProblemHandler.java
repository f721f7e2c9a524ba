package dev.bouquet.kit.grpc;

import dev.bouquet.kit.problem.ProblemException;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.ExceptionHandler;
import io.quarkus.grpc.ExceptionHandlerProvider;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/// Every way in which a gRPC call can fail, as a status with a stable code. Nothing of an
/// unexpected exception leaves the service.
@ApplicationScoped
public class GrpcProblemHandler implements ExceptionHandlerProvider {
  private static final Logger LOG = Logger.getLogger(GrpcProblemHandler.class);

  @Override
  public <Q, A> ExceptionHandler<Q, A> createHandler(
      ServerCall.Listener<Q> listener, ServerCall<Q, A> call, Metadata headers) {
    return new ExceptionHandler<>(listener, call, headers) {
      @Override
      protected void handleException(Throwable failure, ServerCall<Q, A> call, Metadata headers) {
        var problem = toProblem(failure);
        var trailers = problem.getTrailers();
        call.close(problem.getStatus(), trailers == null ? new Metadata() : trailers);
      }
    };
  }

  @Override
  public Throwable transform(Throwable failure) {
    return toProblem(failure);
  }

  private static StatusRuntimeException toProblem(Throwable failure) {
    return switch (failure) {
      case StatusRuntimeException status -> status;
      case StatusException status ->
          new StatusRuntimeException(status.getStatus(), status.getTrailers());
      case UnauthorizedException _, AuthenticationFailedException _ ->
          GrpcProblem.of(
              Status.Code.UNAUTHENTICATED, "UNAUTHENTICATED", "a valid bearer token is needed");
      case ForbiddenException _ ->
          GrpcProblem.of(Status.Code.PERMISSION_DENIED, "FORBIDDEN", "the token lacks the role");
      case ProblemException problem when problem.status() == 503 ->
          GrpcProblem.retryLater(problem.detail());
      default -> {
        LOG.error("unexpected failure of a gRPC call", failure);
        yield GrpcProblem.of(
            Status.Code.INTERNAL, "INTERNAL_ERROR", "something went wrong in the service");
      }
    };
  }
}
