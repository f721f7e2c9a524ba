@NullMarked
package dev.bouquet.bench.load;

import org.jspecify.annotations.NullMarked;
