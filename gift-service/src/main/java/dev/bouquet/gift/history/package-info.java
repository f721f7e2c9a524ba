/// What people sent and received, gift by gift, and who gave to a creator for the first time.
///
/// Who sent an anonymous gift is told to its sender only. So an anonymous gift is never marked as
/// somebody's first: their first gift with a name on it is, or it would tell who the other was.
@NullMarked
package dev.bouquet.gift.history;

import org.jspecify.annotations.NullMarked;
