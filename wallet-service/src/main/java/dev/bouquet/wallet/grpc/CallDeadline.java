package dev.bouquet.wallet.grpc;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;

/// When the caller of the current call stops waiting.
final class CallDeadline {
  private static final Duration MARGIN = Duration.ofMillis(20);

  private CallDeadline() {}

  /// [Instant#MAX] where the caller waits for ever.
  static Instant current() {
    var deadline = CallDeadlineInterceptor.DEADLINE.get();
    return deadline == null ? Instant.MAX : deadline;
  }

  /// The answer, or none at all once the caller has stopped waiting, or is about to.
  ///
  /// A caller resets the call's stream when its deadline passes, and the server (Vert.x 4.5 and
  /// 5.1, quarkusio/quarkus#56268) takes an answer to a reset stream for a breach of the protocol
  /// and ends the connection, with every other call on it.
  static <T> Uni<T> answerBefore(Instant deadline, Uni<T> answer) {
    return Uni.createFrom()
        .emitter(emitter -> {
          var _ =
              answer
                  .subscribe()
                  .with(
                      item -> {
                        if (isInTime(deadline)) {
                          emitter.complete(item);
                        }
                      },
                      failure -> {
                        if (isInTime(deadline)) {
                          emitter.fail(failure);
                        }
                      });
        });
  }

  private static boolean isInTime(Instant deadline) {
    return deadline.equals(Instant.MAX) || Instant.now().plus(MARGIN).isBefore(deadline);
  }
}
