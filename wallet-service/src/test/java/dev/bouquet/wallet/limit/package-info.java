@NullMarked
package dev.bouquet.wallet.limit;

import org.jspecify.annotations.NullMarked;
