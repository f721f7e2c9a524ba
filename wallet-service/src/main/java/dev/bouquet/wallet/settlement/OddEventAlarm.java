package dev.bouquet.wallet.settlement;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;

/// Counts the events that wait for an operator: the gauge `bouquet.wallet.payment.odd.events`.
/// Every pod shows the same number, and anything but 0 should wake somebody.
@ApplicationScoped
class OddEventAlarm {
  private final OddEventStore store;
  private volatile double open = Double.NaN;

  OddEventAlarm(OddEventStore store, MeterRegistry metrics) {
    this.store = store;
    Gauge.builder("bouquet.wallet.payment.odd.events", () -> open)
        .description("Payment events that wait for an operator; NaN before the first count")
        .register(metrics);
  }

  @Scheduled(
      every = "{bouquet.wallet.payment.count-odd-every}",
      concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void count() throws SQLException {
    open = store.countOpen();
  }
}
