package dev.bouquet.wallet.topup;

import dev.bouquet.kit.id.Ids;
import dev.bouquet.ledger.core.Account;
import dev.bouquet.ledger.core.Bytes;
import dev.bouquet.ledger.core.Command;
import dev.bouquet.ledger.core.Result;
import dev.bouquet.ledger.postgres.LedgerStore;
import dev.bouquet.ledger.writer.RetryLaterException;
import dev.bouquet.wallet.payment.PaymentEvent;
import dev.bouquet.wallet.payment.PaymentProvider;
import dev.bouquet.wallet.posting.Coins;
import dev.bouquet.wallet.posting.Posting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// Starts top-ups, and credits them when their provider says that they were paid.
@ApplicationScoped
class TopUpService {
  private static final Logger LOG = Logger.getLogger(TopUpService.class);
  private static final long CREDIT_TIMEOUT_SECONDS = 10;

  private final TopUpStore store;
  private final Posting posting;
  private final DataSource pool;
  private final Instance<PaymentProvider> providers;
  private final LedgerStore ledger = new LedgerStore();

  TopUpService(
      TopUpStore store,
      Posting posting,
      DataSource pool,
      @Any Instance<PaymentProvider> providers) {
    this.store = store;
    this.posting = posting;
    this.pool = pool;
    this.providers = providers;
  }

  /// What became of a request to buy coins.
  sealed interface StartResult {
    record Started(TopUp topUp, boolean replayed) implements StartResult {}

    record UnknownPack() implements StartResult {}

    /// The key belongs to another person's or another pack's top-up.
    record KeyReused() implements StartResult {}

    record NoProvider() implements StartResult {}
  }

  /// How an event of a provider was taken.
  enum Verdict {
    CREDITED,
    FAILED,
    NOTED,
    /// Kept for an operator: the provider speaks of a payment that was never started here.
    UNKNOWN_TOP_UP,
    /// Kept for an operator: another sum was paid than was asked for.
    AMOUNT_DIFFERS
  }

  StartResult start(UUID id, UUID owner, String packId) throws SQLException {
    var pack = store.packs().stream().filter(p -> p.id().equals(packId)).findFirst();
    if (pack.isEmpty()) {
      return new StartResult.UnknownPack();
    }
    var provider = providers.stream().findFirst();
    if (provider.isEmpty()) {
      return new StartResult.NoProvider();
    }
    boolean isNew = store.insert(id, owner, pack.get(), provider.get().name());
    var topUp = store.find(id).orElseThrow();
    if (!topUp.ownerId().equals(owner) || !topUp.packId().equals(packId)) {
      return new StartResult.KeyReused();
    }
    if (topUp.checkoutUrl() == null) { // new, or the process died before the provider had answered
      var checkout =
          new PaymentProvider.Checkout(id, topUp.price().amount(), topUp.price().currency());
      store.setCheckout(id, provider.get().startCheckout(checkout));
      topUp = store.find(id).orElseThrow();
    }
    return new StartResult.Started(topUp, !isNew);
  }

  Optional<PaymentProvider> provider(String name) {
    return providers.stream().filter(provider -> provider.name().equals(name)).findFirst();
  }

  /// Acts on an event, once however often it is delivered. Where this fails the provider delivers
  /// again, and every step may be repeated.
  void settle(PaymentProvider provider, PaymentEvent event, String body)
      throws SQLException, RetryLaterException {
    if (store.receive(provider.name(), event, body) != null) {
      return;
    }
    var verdict =
        switch (event) {
          case PaymentEvent.Succeeded succeeded -> succeed(succeeded);
          case PaymentEvent.Failed failed -> fail(failed);
          case PaymentEvent.Noted _ -> Verdict.NOTED;
        };
    store.setVerdict(provider.name(), event, verdict.name());
  }

  private Verdict succeed(PaymentEvent.Succeeded event) throws SQLException, RetryLaterException {
    var topUp = store.find(event.topUpId());
    if (topUp.isEmpty()) {
      LOG.errorf(
          "payment for an unknown top-up eventId=%s topUpId=%s", event.eventId(), event.topUpId());
      return Verdict.UNKNOWN_TOP_UP;
    }
    if (!topUp.get().price().equals(new Money(event.amount(), event.currency()))) {
      LOG.errorf("payment of another sum eventId=%s topUpId=%s", event.eventId(), event.topUpId());
      return Verdict.AMOUNT_DIFFERS;
    }
    credit(topUp.get());
    store.settle(topUp.get().id(), TopUp.Status.SUCCEEDED);
    return Verdict.CREDITED;
  }

  private Verdict fail(PaymentEvent.Failed event) throws SQLException {
    if (store.find(event.topUpId()).isEmpty()) {
      return Verdict.UNKNOWN_TOP_UP;
    }
    store.settle(event.topUpId(), TopUp.Status.FAILED);
    return Verdict.FAILED;
  }

  private void credit(TopUp topUp) throws SQLException, RetryLaterException {
    try (Connection connection = pool.getConnection()) {
      ledger.open(connection, List.of(Account.empty(topUp.ownerId(), Coins.ASSET)));
    }
    var transfer =
        new Command.Transfer(
            Ids.derive(topUp.id(), "credit"),
            Bytes.EMPTY, // the id is derived: nobody else can ask for it
            "TOP_UP",
            Coins.sales(posting.slotFor(topUp.ownerId())),
            topUp.ownerId(),
            topUp.coins(),
            Bytes.EMPTY,
            false);
    switch (await(transfer)) {
      case Result.Posted _ ->
          LOG.infof("top-up credited topUpId=%s coins=%d", topUp.id(), topUp.coins());
      case Result.Refused refused ->
          throw new IllegalStateException("a credit was refused: " + refused.code());
      case Result.Held _, Result.Released _, Result.StatusChanged _ ->
          throw new IllegalStateException("a credit's id is another command's: " + topUp.id());
    }
  }

  private Result await(Command.Single command) throws RetryLaterException {
    try {
      var deadline = Instant.now().plusSeconds(CREDIT_TIMEOUT_SECONDS);
      return posting
          .submit(command, deadline)
          .get(CREDIT_TIMEOUT_SECONDS, TimeUnit.SECONDS)
          .result();
    } catch (ExecutionException | TimeoutException e) {
      throw new RetryLaterException("the ledger did not take the credit", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RetryLaterException("interrupted", e);
    }
  }
}
