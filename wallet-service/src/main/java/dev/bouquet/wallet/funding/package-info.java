/// Which charges were paid with coins that nobody paid for: the events that say so, kept with the
/// computation that found it out, and their way to `funding.v1`.
///
/// [FundingOutbox] keeps them in the transaction of whoever found out; [FundingPublisher] brings
/// them to Kafka.
@NullMarked
package dev.bouquet.wallet.funding;

import org.jspecify.annotations.NullMarked;
