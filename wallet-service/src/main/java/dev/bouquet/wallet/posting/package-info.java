/// The wallet's ledger: its accounts, its writers, and the publication of what the writers
/// sequenced.
///
/// [Posting] hands commands to the ledger's group-commit writer. What a commit sequenced is in the
/// outbox with the same commit; [ChargePublisher] brings it to Kafka.
@NullMarked
package dev.bouquet.wallet.posting;

import org.jspecify.annotations.NullMarked;
