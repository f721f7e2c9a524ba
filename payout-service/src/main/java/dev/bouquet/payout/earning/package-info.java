/// Charges become earnings: [ChargeConsumer] reads them in batches, [EarningService] makes each
/// batch one transaction, and [EarningResource] shows creators what came of it.
///
/// A charge is decided by its id alone, so redelivery in other batches changes nothing.
@NullMarked
package dev.bouquet.payout.earning;

import org.jspecify.annotations.NullMarked;
