package dev.bouquet.gift.sending;

import dev.bouquet.contracts.wallet.v1.ChargeRequest;
import dev.bouquet.contracts.wallet.v1.ChargeResponse;
import dev.bouquet.contracts.wallet.v1.ReverseRequest;
import dev.bouquet.contracts.wallet.v1.ReverseResponse;
import dev.bouquet.contracts.wallet.v1.WalletServiceGrpc;
import dev.bouquet.contracts.wallet.v1.WalletServiceGrpc.WalletServiceBlockingStub;
import dev.bouquet.kit.grpc.RetryOnce;
import io.grpc.Channel;
import io.grpc.Deadline;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jboss.logging.Logger;

/// Calls the wallet: the only place that knows of deadlines and of trying again, which is safe
/// because charges and reversals carry their ids.
@ApplicationScoped
class WalletClient {
  private static final Logger LOG = Logger.getLogger(WalletClient.class);

  private final Channel channel;
  private final WalletServiceBlockingStub wallet;
  private final long deadlineMillis;
  private final Duration patience;
  private final Semaphore inFlight;

  WalletClient(@GrpcClient("wallet") Channel channel, SendingConfig config) {
    this.channel = channel;
    this.wallet = WalletServiceGrpc.newBlockingStub(channel);
    this.deadlineMillis = config.chargeDeadline().toMillis();
    this.patience = config.reconnectPatience();
    this.inFlight = new Semaphore(config.maxChargesInFlightCount());
  }

  /// Empty where the fate of the id could not be learned.
  Optional<ChargeResponse> charge(ChargeRequest request) {
    return ask(request.getChargeId(), stub -> stub.charge(request));
  }

  /// Likewise.
  Optional<ReverseResponse> reverse(ReverseRequest request) {
    return ask(request.getReversalId(), stub -> stub.reverse(request));
  }

  private <R> Optional<R> ask(String id, Function<WalletServiceBlockingStub, R> call) {
    if (!inFlight.tryAcquire()) {
      LOG.warnf("too many calls in flight id=%s", id);
      return Optional.empty();
    }
    try {
      var deadline = Deadline.after(deadlineMillis, TimeUnit.MILLISECONDS);
      return Optional.of(
          RetryOnce.call(channel, deadline, patience, by -> call.apply(wallet.withDeadline(by))));
    } catch (StatusRuntimeException e) {
      return unknownFate(e, id);
    } finally {
      inFlight.release();
    }
  }

  /// Statuses other than these mean that this service asked wrongly: nothing that a client could
  /// mend by asking again.
  private static <R> Optional<R> unknownFate(StatusRuntimeException e, String id) {
    LOG.warnf("no answer from the wallet id=%s status=%s", id, e.getStatus());
    return switch (e.getStatus().getCode()) {
      case UNAVAILABLE, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, ABORTED, CANCELLED ->
          Optional.empty();
      case OK,
          UNKNOWN,
          INVALID_ARGUMENT,
          NOT_FOUND,
          ALREADY_EXISTS,
          PERMISSION_DENIED,
          UNAUTHENTICATED,
          FAILED_PRECONDITION,
          OUT_OF_RANGE,
          UNIMPLEMENTED,
          INTERNAL,
          DATA_LOSS ->
          throw new IllegalStateException("the wallet does not understand a request", e);
    };
  }
}
