package dev.bouquet.kit.grpc;

import io.grpc.Channel;
import io.grpc.Deadline;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.function.Function;

/// Makes a call that is safe to make twice: again, once and at once, where nobody was at the other
/// end, and both within one deadline. A service that was restarted goes unnoticed that way.
///
/// One that answers `UNAVAILABLE` itself, with a code, is not asked again: more calls are what it
/// cannot use.
public final class RetryOnce {
  private RetryOnce() {}

  /// @param call takes the deadline that is to be set on the stub
  /// @throws StatusRuntimeException as the last attempt ended
  public static <A> A call(Channel channel, Deadline deadline, Function<Deadline, A> call) {
    try {
      return call.apply(deadline);
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() != Status.Code.UNAVAILABLE || GrpcProblem.codeOf(e).isPresent()) {
        throw e;
      }
      reconnectNow(channel);
      return call.apply(deadline);
    }
  }

  /// After failed attempts a channel refuses calls for up to two minutes before it connects again;
  /// a service that is back would go unnoticed for as long.
  private static void reconnectNow(Channel channel) {
    if (channel instanceof ManagedChannel managed) {
      managed.resetConnectBackoff();
    }
  }
}
