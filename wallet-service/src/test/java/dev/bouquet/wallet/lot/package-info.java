@NullMarked
package dev.bouquet.wallet.lot;

import org.jspecify.annotations.NullMarked;
