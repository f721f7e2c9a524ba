package dev.bouquet.wallet.payment.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The body of the sandbox's webhooks.
///
/// @param type `payment.processing`, `payment.succeeded`, `payment.failed`, `payment.refunded`,
///   `payment.refund_failed`, `payment.disputed`, `payment.dispute_won` or `payment.voided`
/// @param reference of the refund or the dispute; null in events about the payment itself
/// @param amount minor units of `currency`
record SandboxEvent(
    String id,
    String type,
    UUID topUpId,
    @JsonInclude(Include.NON_NULL) @Nullable String reference,
    long amount,
    String currency) {}
