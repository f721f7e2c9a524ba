/// Spending in two steps: a hold sets coins aside, and is captured, released, or let go when its
/// time is over, once.
@NullMarked
package dev.bouquet.wallet.hold;

import org.jspecify.annotations.NullMarked;
