/// The books, read against themselves and against others'.
@NullMarked
package dev.bouquet.wallet.audit;

import org.jspecify.annotations.NullMarked;
