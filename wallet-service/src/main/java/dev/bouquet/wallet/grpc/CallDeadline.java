package dev.bouquet.wallet.grpc;

import io.grpc.Context;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/// When the caller of the current call stops waiting.
final class CallDeadline {
  private CallDeadline() {}

  /// [Instant#MAX] where the caller waits for ever.
  static Instant current() {
    var deadline = Context.current().getDeadline();
    return deadline == null
        ? Instant.MAX
        : Instant.now().plusNanos(deadline.timeRemaining(TimeUnit.NANOSECONDS));
  }
}
