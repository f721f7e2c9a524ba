/// What a person may spend: the platform's limits by country and age, and the person's own, of
/// which the lower counts. Decided here, enforced by the ledger in the account's row, so that
/// parallel charges cannot pass a limit.
@NullMarked
package dev.bouquet.wallet.limit;

import org.jspecify.annotations.NullMarked;
