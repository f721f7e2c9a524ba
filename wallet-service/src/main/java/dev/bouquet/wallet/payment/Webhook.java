package dev.bouquet.wallet.payment;

import org.jspecify.annotations.Nullable;

/// A request that says it is a payment provider's.
///
/// @param body as it was sent: a signature is over its very characters
/// @param headers a header's value by its name
public record Webhook(String body, Headers headers) {

  @FunctionalInterface
  public interface Headers {
    @Nullable String value(String name);
  }

  public @Nullable String header(String name) {
    return headers.value(name);
  }
}
