package dev.bouquet.wallet.settlement;

import dev.bouquet.ledger.writer.RetryLaterException;
import dev.bouquet.wallet.payment.PaymentProvider;
import dev.bouquet.wallet.payment.ProviderAwayException;
import dev.bouquet.wallet.topup.PaymentProviders;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import org.jboss.logging.Logger;

/// Asks providers what they have to tell, for those webhooks that never came. What is known already
/// is passed over like a webhook that is delivered twice.
@ApplicationScoped
class EventPolling {
  private static final Logger LOG = Logger.getLogger(EventPolling.class);

  private final PaymentProviders providers;
  private final PollStore store;
  private final SettlementService settlement;
  private final PollConfig config;

  EventPolling(
      PaymentProviders providers,
      PollStore store,
      SettlementService settlement,
      PollConfig config) {
    this.providers = providers;
    this.store = store;
    this.settlement = settlement;
    this.config = config;
  }

  @Scheduled(
      every = "{bouquet.wallet.payment.poll.every}",
      concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void poll() throws SQLException {
    for (var provider : providers.enabled()) {
      var started = Instant.now();
      var polledTo =
          store.take(provider.name(), started.minus(config.first()), config.every().dividedBy(2));
      if (polledTo.isPresent()) {
        poll(provider, polledTo.get().minus(config.overlap()), started);
      }
    }
  }

  /// The next poll starts over where this one fails.
  private void poll(PaymentProvider provider, Instant since, Instant started) {
    try {
      var page = provider.events(since, null);
      settle(provider, page);
      while (page.next() != null) {
        page = provider.events(since, page.next());
        settle(provider, page);
      }
      store.done(provider.name(), started);
    } catch (ProviderAwayException | SQLException | RetryLaterException e) {
      LOG.warnf("events not polled provider=%s reason=%s", provider.name(), e.getMessage());
    }
  }

  private void settle(PaymentProvider provider, PaymentProvider.EventPage page)
      throws SQLException, RetryLaterException {
    for (var polled : page.events()) {
      try {
        settlement.settle(provider, polled.event(), polled.body());
      } catch (RuntimeException e) {
        // It is in the inbox without a verdict, which operators are shown.
        LOG.errorf(e, "event not acted on provider=%s event=%s", provider.name(), polled.event());
      }
    }
  }
}
