@NullMarked
package dev.bouquet.bench.gifts;

import org.jspecify.annotations.NullMarked;
