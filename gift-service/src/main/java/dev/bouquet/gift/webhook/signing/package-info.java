/// Signatures of Standard Webhooks. Pure.
@NullMarked
package dev.bouquet.gift.webhook.signing;

import org.jspecify.annotations.NullMarked;
