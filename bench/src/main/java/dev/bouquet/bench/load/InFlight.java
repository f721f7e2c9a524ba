package dev.bouquet.bench.load;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// Operations under way, never more than given. The first that fails ends the load.
final class InFlight {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final int most;
  private final Semaphore free;
  private final LongAdder succeeded = new LongAdder();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  InFlight(int most) {
    this.most = most;
    this.free = new Semaphore(most);
  }

  /// Waits for room, then starts one.
  ///
  /// @param whenDone called after it succeeded, by whoever completed it
  void start(Operation operation, Runnable whenDone) throws InterruptedException {
    free.acquire();
    refuseAfterFailure();
    var _ =
        operation
            .start()
            .whenComplete((_, thrown) -> {
              if (thrown == null) {
                whenDone.run();
                succeeded.increment();
              } else {
                failure.compareAndSet(null, thrown);
              }
              free.release();
            });
  }

  /// Waits for what is still under way.
  ///
  /// @return how many succeeded
  long drain() throws InterruptedException {
    if (!free.tryAcquire(most, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      refuseAfterFailure();
      throw new LoadFailure(
          "%d operations got no answer within %d s"
              .formatted(most - free.availablePermits(), PATIENCE.toSeconds()));
    }
    refuseAfterFailure();
    return succeeded.sum();
  }

  private void refuseAfterFailure() {
    var thrown = failure.get();
    if (thrown != null) {
      throw new LoadFailure("an operation failed: " + thrown.getMessage(), thrown);
    }
  }
}
