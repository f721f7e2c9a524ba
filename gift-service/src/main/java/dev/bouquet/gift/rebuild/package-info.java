/// All read models anew from the beginning of `charges.v1`, by one command of an operator.
///
/// [RebuildResource] opens a new generation, [RebuildWorker] fills it while the old one is read and
/// kept up, and where the new one has come as far, `gift_live` names it: in one transaction, under
/// the lock that the old one's writers take. Nothing is seen half-way.
///
/// **Whoever dies.** Rows and positions are written together, so another pod goes on where the last
/// one was as soon as its lease is over. Two that fill at once take turns at the generation's row,
/// and each charge counts once.
///
/// **Too late.** The topic forgets. Where it no longer has the first gift that the tables know, a
/// rebuild would lose gifts, and is refused.
@NullMarked
package dev.bouquet.gift.rebuild;

import org.jspecify.annotations.NullMarked;
