/// How charges are published, without a broker.
@NullMarked
package dev.bouquet.wallet.posting;

import org.jspecify.annotations.NullMarked;
