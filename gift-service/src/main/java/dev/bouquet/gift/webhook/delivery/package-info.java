/// Writing down what has to be sent, sending it, and telling what came of it.
@NullMarked
package dev.bouquet.gift.webhook.delivery;

import org.jspecify.annotations.NullMarked;
