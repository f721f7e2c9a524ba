package dev.bouquet.wallet.topup;

import dev.bouquet.ledger.core.Account;
import dev.bouquet.ledger.postgres.LedgerStore;
import dev.bouquet.wallet.pack.CoinPack;
import dev.bouquet.wallet.pack.CoinPackStore;
import dev.bouquet.wallet.pack.CoinPacks.Choice;
import dev.bouquet.wallet.payment.PaymentProvider;
import dev.bouquet.wallet.payment.PaymentProvider.CheckoutResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// Starts top-ups. What happens to them then is told by providers' events, to the settlement.
@ApplicationScoped
class TopUpService {
  private final TopUpStore store;
  private final CoinPackStore packs;
  private final PaymentProviders providers;
  private final ProviderSwitches switches;
  private final DataSource pool;
  private final LedgerStore ledger = new LedgerStore();

  TopUpService(
      TopUpStore store,
      CoinPackStore packs,
      PaymentProviders providers,
      ProviderSwitches switches,
      DataSource pool) {
    this.store = store;
    this.packs = packs;
    this.providers = providers;
    this.switches = switches;
    this.pool = pool;
  }

  /// What became of a request to buy coins. Where it was refused no payment was started, and the
  /// key is free for another try; after a refused checkout for the same one only.
  sealed interface StartResult {
    record Started(TopUp topUp, boolean replayed) implements StartResult {}

    record NotSold(Choice.Why why) implements StartResult {}

    /// The key belongs to another person's top-up, or to one of another request.
    record KeyReused() implements StartResult {}

    record WalletClosed() implements StartResult {}

    record NoProvider() implements StartResult {}

    record UnknownProvider() implements StartResult {}

    /// By an operator.
    record SwitchedOff() implements StartResult {}

    record ProviderAway() implements StartResult {}

    record CheckoutRefused() implements StartResult {}
  }

  /// A key that was answered before gets the same answer, whatever is on sale or switched off now.
  StartResult start(StartTopUpCommand command) throws SQLException {
    var known = store.find(command.id());
    if (known.isPresent()) {
      return goOn(command, known.get());
    }
    return switch (packs.all().choose(command.packId(), command.country(), Instant.now())) {
      case Choice.Refused refused -> new StartResult.NotSold(refused.why());
      case Choice.OnSale onSale -> startWith(command, onSale.pack());
    };
  }

  private StartResult startWith(StartTopUpCommand command, CoinPack pack) throws SQLException {
    var asked = command.provider();
    var provider =
        asked == null ? providers.enabled().stream().findFirst() : providers.named(asked);
    if (provider.isEmpty()) {
      return asked == null ? new StartResult.NoProvider() : new StartResult.UnknownProvider();
    }
    var obstacle = obstacle(command.owner(), provider.get());
    if (obstacle.isPresent()) {
      return obstacle.get();
    }
    store.insert(command, pack, provider.get().name());
    return goOn(command, store.find(command.id()).orElseThrow());
  }

  /// Without a checkout it is new, or the provider did not answer, or the process died before it
  /// had.
  private StartResult goOn(StartTopUpCommand command, TopUp topUp) throws SQLException {
    if (!topUp.answers(command)) {
      return new StartResult.KeyReused();
    }
    if (topUp.checkoutUrl() != null) {
      return new StartResult.Started(topUp, true);
    }
    var provider = providers.named(topUp.provider());
    if (provider.isEmpty()) {
      return new StartResult.NoProvider();
    }
    var obstacle = obstacle(topUp.ownerId(), provider.get());
    return obstacle.isPresent() ? obstacle.get() : checkOut(topUp, provider.get());
  }

  /// Why no payment may be started now.
  private Optional<StartResult> obstacle(UUID owner, PaymentProvider provider) throws SQLException {
    if (switches.isOff(provider.name())) {
      return Optional.of(new StartResult.SwitchedOff());
    }
    return isClosed(owner) ? Optional.of(new StartResult.WalletClosed()) : Optional.empty();
  }

  private StartResult checkOut(TopUp topUp, PaymentProvider provider) throws SQLException {
    var price = topUp.price();
    var checkout =
        new PaymentProvider.Checkout(topUp.id(), topUp.coins(), price.amount(), price.currency());
    return switch (provider.startCheckout(checkout)) {
      case CheckoutResult.Started started -> {
        store.setCheckout(topUp.id(), started.url());
        yield new StartResult.Started(store.find(topUp.id()).orElseThrow(), false);
      }
      case CheckoutResult.Away _ -> new StartResult.ProviderAway();
      case CheckoutResult.Refused _ -> new StartResult.CheckoutRefused();
    };
  }

  /// Whoever pays for a closed wallet would get nothing for it.
  private boolean isClosed(UUID owner) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      return ledger
          .find(connection, owner)
          .filter(account -> account.status() == Account.Status.CLOSED)
          .isPresent();
    }
  }
}
