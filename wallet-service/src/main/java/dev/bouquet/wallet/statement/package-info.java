/// What changed a wallet's balance: by pages with filters, as exports, and at a look for operators.
///
/// Both read spans of the wallet's versions, which have no gaps. So a page looks through a bounded
/// number of transactions, whatever its filter, and an export of however many holds one chunk of
/// them in memory and no connection while its client reads.
@NullMarked
package dev.bouquet.wallet.statement;

import org.jspecify.annotations.NullMarked;
