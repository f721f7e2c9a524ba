package dev.bouquet.local.demo;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/// A row per second while the show goes on. It also keeps the whole show's latencies, since taking
/// an interval's from a recorder empties it.
final class LiveTable {
  private static final int DIGITS = 3;

  private final PrintStream out;
  private final GiftSender sender;
  private final Screens screens;
  private final Histogram requests = new Histogram(DIGITS);
  private final Histogram deliveries = new Histogram(DIGITS);
  private final Thread thread;
  private final long start = System.nanoTime();
  private long lastGifts;
  private long lastDelivered;

  LiveTable(PrintStream out, GiftSender sender, Screens screens) {
    this.out = out;
    this.sender = sender;
    this.screens = screens;
    out.printf(
        "%n%5s %8s %9s %8s %8s %12s  %-17s %-17s%n",
        "s",
        "gifts/s",
        "accepted",
        "refused",
        "waiting",
        "deliveries/s",
        "request p50/p99",
        "screen p50/p99");
    this.thread = Thread.ofPlatform().daemon().name("demo-table").start(this::run);
  }

  private void run() {
    try {
      while (true) {
        TimeUnit.SECONDS.sleep(1);
        row();
      }
    } catch (InterruptedException e) {
      // The show is over.
    }
  }

  private synchronized void row() {
    var request = sender.latencyMicros().getIntervalHistogram();
    var screen = screens.latencyMicros().getIntervalHistogram();
    requests.add(request);
    deliveries.add(screen);
    long gifts = sender.accepted() + sender.refused();
    long delivered = screens.delivered();
    out.printf(
        "%5d %8d %9d %8d %8d %12d  %-17s %-17s%n",
        TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start),
        gifts - lastGifts,
        sender.accepted(),
        sender.refused(),
        sender.inFlight(),
        delivered - lastDelivered,
        pair(request),
        pair(screen));
    lastGifts = gifts;
    lastDelivered = delivered;
  }

  private static String pair(Histogram micros) {
    if (micros.getTotalCount() == 0) {
      return "-";
    }
    var latency = Latency.of(micros);
    return String.format(Locale.ROOT, "%.1f / %.1f ms", latency.p50(), latency.p99());
  }

  synchronized Latency requests() {
    requests.add(sender.latencyMicros().getIntervalHistogram());
    return Latency.of(requests);
  }

  synchronized Latency deliveries() {
    deliveries.add(screens.latencyMicros().getIntervalHistogram());
    return Latency.of(deliveries);
  }

  void stop() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }
}
