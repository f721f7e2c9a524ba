@NullMarked
package dev.bouquet.wallet.pack;

import org.jspecify.annotations.NullMarked;
