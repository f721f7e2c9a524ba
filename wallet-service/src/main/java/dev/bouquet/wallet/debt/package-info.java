/// What people owe: coins that were taken back and had been spent.
///
/// A debt is a balance below zero of the person's debt account. While there is one the wallet
/// spends nothing, and whatever it has or gets goes there first.
@NullMarked
package dev.bouquet.wallet.debt;

import org.jspecify.annotations.NullMarked;
