/// The time that everything in this service goes by.
@NullMarked
package dev.bouquet.gift.time;

import org.jspecify.annotations.NullMarked;
