/// The gifts benchmark: what a gift costs from the app's request on, by part.
///
/// [GiftsCommand] is the entry, [GiftsStage] starts the servers, [GiftsBench] runs each
/// [GiftsCase], and [GiftsReport] prints [GiftsFigures] and [GiftsTargets]. Every gift that was
/// answered has to be in the wallet's books and in gift-service's histories, once.
@NullMarked
package dev.bouquet.bench.gifts;

import org.jspecify.annotations.NullMarked;
