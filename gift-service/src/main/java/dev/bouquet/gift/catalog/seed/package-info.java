/// The gifts that come with Bouquet.
///
/// Under `catalog/` of the resources: `sets/` has what each gift is, one file per culture, `texts/`
/// what it is called, one file per language, and `icons/` what it looks like. They are written into
/// the database once; from then on the gifts are the operators', and another migration is what
/// brings them something new.
@NullMarked
package dev.bouquet.gift.catalog.seed;

import org.jspecify.annotations.NullMarked;
