/// What operators do to the catalog: create, change, schedule, retire, and call off what is
/// scheduled.
///
/// `GiftAdminResource` takes it, [dev.bouquet.gift.catalog.admin.GiftHistory] decides, pure, and
/// `GiftEditor` writes what was decided, in one transaction with the record of who did it.
@NullMarked
package dev.bouquet.gift.catalog.admin;

import org.jspecify.annotations.NullMarked;
