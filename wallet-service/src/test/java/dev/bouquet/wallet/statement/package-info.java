@NullMarked
package dev.bouquet.wallet.statement;

import org.jspecify.annotations.NullMarked;
