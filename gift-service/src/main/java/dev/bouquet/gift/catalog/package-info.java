/// What can be sent, and for how many coins.
///
/// The catalog is read once, when the service starts, and then answers from memory: `CatalogStore`
/// loads it, [Catalog] holds it for everybody, `CatalogResource` shows it to the world.
@NullMarked
package dev.bouquet.gift.catalog;

import org.jspecify.annotations.NullMarked;
