/// What can be sent, and for how many coins.
///
/// A gift is a row of revisions in the database (`gift_change`), each with the moment from which it
/// counts. [CatalogStore] reads them, `CatalogFollower` notices new ones, and [Catalog] holds them
/// as a [Timeline], which knows of every moment what is offered and what it costs. What happens by
/// time (schedules, windows, seasons) needs no write and no database.
///
/// | package | what it is |
/// |---|---|
/// | `panel` | the public list, in the reader's language and region |
/// | `language` | which language that is |
/// | `artwork` | icons and animations |
/// | `admin` | what operators do, on record |
/// | `seed` | the gifts that come with Bouquet |
@NullMarked
package dev.bouquet.gift.catalog;

import org.jspecify.annotations.NullMarked;
