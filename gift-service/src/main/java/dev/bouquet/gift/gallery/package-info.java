/// What a creator has been given: of each gift how many, who was the first, and who gave most.
@NullMarked
package dev.bouquet.gift.gallery;

import org.jspecify.annotations.NullMarked;
