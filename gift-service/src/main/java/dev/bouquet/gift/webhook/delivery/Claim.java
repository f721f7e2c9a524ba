package dev.bouquet.gift.webhook.delivery;

import java.util.UUID;

/// A message that a worker has taken, to send it once.
///
/// @param attempt the how manieth it is; while the row still says so, it is this worker's
/// @param failures of those before, since it was written or last replayed
record Claim(
    UUID subscriptionId, UUID eventId, String url, String body, int attempt, int failures) {}
