@NullMarked
package dev.bouquet.bench.rooms.crowd;

import org.jspecify.annotations.NullMarked;
