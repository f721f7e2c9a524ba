package dev.bouquet.wallet.payment.sandbox;

import java.util.UUID;

/// The body of the sandbox's webhooks.
///
/// @param type `payment.processing`, `payment.succeeded` or `payment.failed`
/// @param amount minor units of `currency`
record SandboxEvent(String id, String type, UUID topUpId, long amount, String currency) {}
