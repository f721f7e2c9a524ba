package dev.bouquet.kit.grpc;

import io.grpc.Channel;
import io.grpc.ConnectivityState;
import io.grpc.Deadline;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// Makes a call that is safe to make twice: again, once and at once, where nobody was at the other
/// end, and both within one deadline. A service that was restarted goes unnoticed that way.
///
/// One that answers `UNAVAILABLE` itself, with a code, is not asked again: more calls are what it
/// cannot use.
public final class RetryOnce {
  private RetryOnce() {}

  /// @param patience how long a new connection may take
  /// @param call takes the deadline that is to be set on the stub
  /// @throws StatusRuntimeException as the last attempt ended
  public static <A> A call(
      Channel channel, Deadline deadline, Duration patience, Function<Deadline, A> call) {
    try {
      return call.apply(deadline);
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() != Status.Code.UNAVAILABLE || GrpcProblem.codeOf(e).isPresent()) {
        throw e;
      }
      if (channel instanceof ManagedChannel managed) {
        reconnect(
            managed, Math.min(patience.toNanos(), deadline.timeRemaining(TimeUnit.NANOSECONDS)));
      }
      return call.apply(deadline);
    }
  }

  /// After failed attempts a channel waits up to two minutes before it connects again, and refuses
  /// calls until it is connected, even while it tries (gRFC A62): a service that is back would go
  /// unnoticed for as long.
  private static void reconnect(ManagedChannel channel, long patienceNanos) {
    long end = System.nanoTime() + patienceNanos;
    channel.resetConnectBackoff();
    try {
      for (var state = channel.getState(true);
          state != ConnectivityState.READY;
          state = channel.getState(true)) {
        var changed = new CountDownLatch(1);
        channel.notifyWhenStateChanged(state, changed::countDown);
        if (!changed.await(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
