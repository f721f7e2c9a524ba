package dev.bouquet.bench.load;

import java.time.Duration;

/// Keeps as many operations under way as given, each finished one followed by the next.
public final class Saturation {
  private Saturation() {}

  /// @param took until the last answer
  public record Throughput(long operations, Duration took) {
    public double perSecond() {
      return operations / (took.toNanos() / 1e9);
    }
  }

  /// @throws LoadFailure where one failed or got no answer
  public static Throughput run(Operation operation, int inFlight, Duration time)
      throws InterruptedException {
    var underWay = new InFlight(inFlight);
    long start = System.nanoTime();
    long end = start + time.toNanos();
    while (System.nanoTime() - end < 0) {
      underWay.start(operation, () -> {});
    }
    long operations = underWay.drain();
    return new Throughput(operations, Duration.ofNanos(System.nanoTime() - start));
  }
}
