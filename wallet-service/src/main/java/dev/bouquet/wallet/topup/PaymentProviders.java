package dev.bouquet.wallet.topup;

import dev.bouquet.wallet.payment.PaymentProvider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The providers that are enabled by configuration, in its order.
@ApplicationScoped
public class PaymentProviders {
  private final Instance<PaymentProvider> beans;
  private final PaymentConfig config;

  PaymentProviders(@Any Instance<PaymentProvider> beans, PaymentConfig config) {
    this.beans = beans;
    this.config = config;
  }

  public List<PaymentProvider> enabled() {
    return beans.stream()
        .sorted(Comparator.comparingInt(this::place).thenComparing(PaymentProvider::name))
        .toList();
  }

  public Optional<PaymentProvider> named(String name) {
    return beans.stream().filter(provider -> provider.name().equals(name)).findFirst();
  }

  /// What the order does not name comes last.
  private int place(PaymentProvider provider) {
    int place = config.order().indexOf(provider.name());
    return place < 0 ? Integer.MAX_VALUE : place;
  }
}
