/// What remains of gifts, as tables: facts (gifts, their parts, reversals) and what follows from
/// them (standings, galleries, first gifts), all from `charges.v1`.
///
/// **Any order, any number of times.** A charge and a reversal each count once, by their ids. What
/// follows from them is sums, and the earliest and the newest of what there is, so records that
/// come again, or a reversal before its charge, end in the same rows.
///
/// **Generations.** Every row belongs to one. [GiftReadModel] writes rows and the position they
/// were read up to in one transaction, and one writer at a time per generation. Readers ask the
/// `live_…` views, which show the generation that `gift_live` names; package `rebuild` fills
/// another one beside it.
///
/// A record's way: `ChargeConsumer` → [Stretch] → [GiftReadModel] → `FactStore`, then
/// `StandingStore`.
@NullMarked
package dev.bouquet.gift.readmodel;

import org.jspecify.annotations.NullMarked;
