package dev.bouquet.gift.webhook.subscription;

import dev.bouquet.gift.webhook.signing.Secret;
import org.jspecify.annotations.Nullable;

/// What came of asking for a subscription.
sealed interface CreateResult {
  /// @param secret absent where a replay finds another one in its place
  record Created(Subscription subscription, @Nullable Secret secret, boolean replayed)
      implements CreateResult {}

  record TargetNotAllowed(String why) implements CreateResult {}

  record MalformedUrl() implements CreateResult {}

  record LimitReached() implements CreateResult {}

  record KeyReused() implements CreateResult {}

  /// It was made under this key, and deleted since.
  record DeletedSince() implements CreateResult {}
}
