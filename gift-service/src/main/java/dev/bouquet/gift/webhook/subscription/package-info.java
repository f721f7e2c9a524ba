/// What creators subscribe to, and the secrets it is signed with.
@NullMarked
package dev.bouquet.gift.webhook.subscription;

import org.jspecify.annotations.NullMarked;
