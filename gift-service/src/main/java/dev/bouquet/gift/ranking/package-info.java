/// Who gave and who received most, by the day, the week and at all.
///
/// Sums are kept by `readmodel` as gifts come; a page is a stretch of an index. People in quiet
/// mode are left out when somebody asks, so switching it on hides what they gave before, too; the
/// creator who received it sees them.
@NullMarked
package dev.bouquet.gift.ranking;

import org.jspecify.annotations.NullMarked;
