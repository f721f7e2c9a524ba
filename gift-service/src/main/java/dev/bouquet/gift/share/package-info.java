/// How a gift's coins are shared between creator and platform, as payout-service publishes it on
/// the compacted topic `share-policies.v1`.
///
/// What applied when a gift was sent is written into the gift, so a policy that arrives here later
/// than elsewhere changes nothing that was promised.
@NullMarked
package dev.bouquet.gift.share;

import org.jspecify.annotations.NullMarked;
