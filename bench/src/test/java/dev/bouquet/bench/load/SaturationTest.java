package dev.bouquet.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bouquet.bench.load.Saturation.Throughput;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SaturationTest {
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  @Test
  void keepsAsManyUnderWayAsGivenAndNoMore() throws InterruptedException {
    var throughput = Saturation.run(this::takesAMilli, 4, Duration.ofMillis(100));

    assertThat(most).hasValue(4);
    assertThat(underWay).hasValue(0);
    assertThat(throughput.operations()).isGreaterThan(4);
    assertThat(throughput.took()).isGreaterThanOrEqualTo(Duration.ofMillis(100));
  }

  @Test
  void throughputIsPerSecond() {
    assertThat(new Throughput(500, Duration.ofMillis(250)).perSecond()).isEqualTo(2_000);
  }

  @Test
  void aFailedOperationEndsTheLoad() {
    Operation fails = () -> CompletableFuture.failedFuture(new IllegalStateException("no coins"));

    assertThatThrownBy(() -> Saturation.run(fails, 4, Duration.ofSeconds(60)))
        .isInstanceOf(LoadFailure.class)
        .hasMessageContaining("no coins");
  }

  private CompletableFuture<?> takesAMilli() {
    most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
    return CompletableFuture.runAsync(
        underWay::decrementAndGet, CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS));
  }
}
