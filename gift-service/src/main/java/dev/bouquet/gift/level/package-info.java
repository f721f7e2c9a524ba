/// Levels of people who send gifts, from the coins they have given in their life.
@NullMarked
package dev.bouquet.gift.level;

import org.jspecify.annotations.NullMarked;
