package dev.bouquet.ledger.writer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PacedThreadTest {
  private static final Duration PACE = Duration.ofMillis(200);

  @Test
  void tasksStartAtLeastThePaceApart() {
    try (var thread = new PacedThread("paced", PACE)) {
      long first = CompletableFuture.supplyAsync(System::nanoTime, thread).join();
      long second = CompletableFuture.supplyAsync(System::nanoTime, thread).join();

      assertThat(Duration.ofNanos(second - first)).isGreaterThan(PACE.dividedBy(2));
    }
  }

  @Test
  void aTaskAfterARestStartsAtOnce() {
    try (var thread = new PacedThread("paced", Duration.ofMinutes(10))) {
      var first = CompletableFuture.supplyAsync(() -> "done", thread);

      assertThat(first.orTimeout(1, TimeUnit.MINUTES).join()).isEqualTo("done");
    }
  }

  @Test
  void whatWaitsIsDoneBeforeTheThreadCloses() {
    CompletableFuture<String> second;
    try (var thread = new PacedThread("paced", PACE)) {
      CompletableFuture.runAsync(() -> {}, thread).join();
      second = CompletableFuture.supplyAsync(() -> "done", thread);
    }

    assertThat(second).isCompletedWithValue("done");
  }
}
