package dev.bouquet.wallet.refund;

import dev.bouquet.wallet.payment.PaymentProvider;
import dev.bouquet.wallet.payment.PaymentProvider.RefundOrder;
import dev.bouquet.wallet.payment.PaymentProvider.RefundResult;
import dev.bouquet.wallet.refund.Refund.Status;
import dev.bouquet.wallet.refund.RefundStore.Order;
import dev.bouquet.wallet.refund.RefundStore.Ordered;
import dev.bouquet.wallet.topup.PaymentProviders;
import dev.bouquet.wallet.topup.TopUp;
import dev.bouquet.wallet.topup.TopUpStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;

/// Orders refunds from the providers that took the money.
@ApplicationScoped
class RefundService {
  private final RefundStore store;
  private final TopUpStore topUps;
  private final PaymentProviders providers;

  RefundService(RefundStore store, TopUpStore topUps, PaymentProviders providers) {
    this.store = store;
    this.topUps = topUps;
    this.providers = providers;
  }

  /// What became of the wish to give money back.
  sealed interface Result {
    record Accepted(Refund refund, boolean replayed) implements Result {}

    record NotOrdered(Ordered why) implements Result {}

    /// By the provider, for ever.
    record Refused(Refund refund, String reason) implements Result {}

    /// Asked again with the same id it goes on.
    record ProviderAway() implements Result {}
  }

  /// An id that was answered before gets the same answer.
  Result refund(Order order) throws SQLException {
    var ordered = store.order(order);
    if (!(ordered instanceof Ordered.Taken(var refund, var replayed))) {
      return new Result.NotOrdered(ordered);
    }
    return switch (refund.status()) {
      case ACCEPTED -> new Result.Accepted(refund, replayed);
      case REFUSED -> new Result.Refused(refund, "as before");
      case ORDERED -> ask(refund);
    };
  }

  /// Has the provider execute an order, once however often it is asked.
  Result ask(Refund refund) throws SQLException {
    var topUp = topUps.find(refund.topUpId()).orElseThrow();
    var provider = providers.named(topUp.provider());
    return provider.isEmpty() ? new Result.ProviderAway() : ask(refund, topUp, provider.get());
  }

  private Result ask(Refund refund, TopUp topUp, PaymentProvider provider) throws SQLException {
    var amount = refund.amount();
    var order =
        new RefundOrder(
            refund.id(), topUp.id(), topUp.paymentId(), amount.amount(), amount.currency());
    return switch (provider.refund(order)) {
      case RefundResult.Accepted accepted -> {
        store.answer(refund.id(), Status.ACCEPTED, accepted.reference());
        yield new Result.Accepted(store.get(refund.id()), false);
      }
      case RefundResult.Refused refused -> {
        store.answer(refund.id(), Status.REFUSED, null);
        yield new Result.Refused(store.get(refund.id()), refused.reason());
      }
      case RefundResult.Away _ -> new Result.ProviderAway();
    };
  }
}
