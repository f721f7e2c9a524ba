/// Ids: version 7 where we choose them, derived where a request must always get the same ones.
@NullMarked
package dev.bouquet.kit.id;

import org.jspecify.annotations.NullMarked;
