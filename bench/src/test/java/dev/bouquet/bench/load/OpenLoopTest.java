package dev.bouquet.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OpenLoopTest {
  private static final Operation AT_ONCE = () -> CompletableFuture.completedFuture(null);

  @Test
  void intendedStartsAreEvenlySpacedAndDoNotDrift() {
    assertThat(OpenLoop.intendedNanos(0, 3)).isZero();
    assertThat(OpenLoop.intendedNanos(1, 3)).isEqualTo(333_333_333);
    assertThat(OpenLoop.intendedNanos(3_000_000, 3)).isEqualTo(TimeUnit.SECONDS.toNanos(1_000_000));
  }

  @Test
  void asManyOperationsAsTheRateSays() throws InterruptedException {
    assertThat(OpenLoop.operationsOf(250.4, Duration.ofSeconds(2))).isEqualTo(501);
    assertThat(OpenLoop.operationsOf(0.1, Duration.ofSeconds(2))).isEqualTo(1);

    var answers = OpenLoop.run(AT_ONCE, 1_000, Duration.ZERO, Duration.ofMillis(50));

    assertThat(answers.operations()).isEqualTo(50);
  }

  @Test
  void doesNotStartBeforeTheIntendedTime() throws InterruptedException {
    long start = System.nanoTime();

    OpenLoop.run(AT_ONCE, 100, Duration.ZERO, Duration.ofMillis(100));

    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(90));
  }

  /// The server stands still once, for 100 ms, at a rate of 1,000 per second. A generator that
  /// takes times from its own sends would see one slow answer; in truth 100 were late, by 50 ms at
  /// the median.
  @Test
  void countsWhatQueuedUpBehindAStall() throws InterruptedException {
    var started = new AtomicInteger();
    Operation stallsFirst =
        () -> {
          if (started.getAndIncrement() == 0) {
            sleep(100);
          }
          return CompletableFuture.completedFuture(null);
        };

    var latency = OpenLoop.run(stallsFirst, 1_000, Duration.ZERO, Duration.ofMillis(100)).latency();

    assertThat(latency.p50()).isGreaterThan(40);
    assertThat(latency.p99()).isGreaterThan(90);
  }

  @Test
  void waitingForRoomIsPartOfTheLatency() throws InterruptedException {
    Operation takes10Millis =
        () ->
            CompletableFuture.supplyAsync(
                () -> null, CompletableFuture.delayedExecutor(10, TimeUnit.MILLISECONDS));

    var latency =
        OpenLoop.run(takes10Millis, 1_000, Duration.ZERO, Duration.ofMillis(30), 1).latency();

    assertThat(latency.p99()).isGreaterThan(200);
  }

  @Test
  void aFailedOperationEndsTheLoad() {
    Operation fails = () -> CompletableFuture.failedFuture(new IllegalStateException("no coins"));

    assertThatThrownBy(() -> OpenLoop.run(fails, 1_000, Duration.ZERO, Duration.ofSeconds(60)))
        .isInstanceOf(LoadFailure.class)
        .hasMessageContaining("no coins");
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
