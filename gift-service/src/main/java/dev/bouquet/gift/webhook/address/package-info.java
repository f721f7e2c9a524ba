/// Which addresses webhooks may be sent to.
@NullMarked
package dev.bouquet.gift.webhook.address;

import org.jspecify.annotations.NullMarked;
