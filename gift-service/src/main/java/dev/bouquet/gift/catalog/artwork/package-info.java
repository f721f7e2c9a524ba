/// What gifts look like: icons that Bouquet draws, and the same in motion.
@NullMarked
package dev.bouquet.gift.catalog.artwork;

import org.jspecify.annotations.NullMarked;
