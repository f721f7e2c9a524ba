/// Which language a reader gets: lookup by RFC 4647, section 3.4.
@NullMarked
package dev.bouquet.gift.catalog.language;

import org.jspecify.annotations.NullMarked;
