/// Accounts of governments, politicians and parties, which neither give nor receive gifts:
/// operators keep them through `ExclusionResource`, `ExclusionStore` has them with who did what and
/// why, and [ExcludedPeople] has them in memory, on every pod, for every gift.
@NullMarked
package dev.bouquet.gift.exclusion;

import org.jspecify.annotations.NullMarked;
