@NullMarked
package dev.bouquet.bench.wallet;

import org.jspecify.annotations.NullMarked;
