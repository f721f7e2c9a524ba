@NullMarked
package dev.bouquet.wallet.payment;

import org.jspecify.annotations.NullMarked;
