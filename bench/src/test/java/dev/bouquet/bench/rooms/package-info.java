@NullMarked
package dev.bouquet.bench.rooms;

import org.jspecify.annotations.NullMarked;
