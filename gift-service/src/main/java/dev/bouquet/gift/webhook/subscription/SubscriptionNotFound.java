package dev.bouquet.gift.webhook.subscription;

import dev.bouquet.kit.problem.ProblemException;

/// The answer to whoever names a subscription that they do not have.
public final class SubscriptionNotFound {
  private SubscriptionNotFound() {}

  public static ProblemException problem() {
    return ProblemException.notFound(
        "WEBHOOK_SUBSCRIPTION_NOT_FOUND", "The caller has no such webhook.");
  }
}
