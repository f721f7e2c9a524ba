/// A payment provider for local and staging installations that behaves like a real one: people
/// always pay, and it says so by signed webhooks over HTTP, at least once and out of order, until
/// it gets a 2xx. What it still has to say survives a restart.
@NullMarked
package dev.bouquet.wallet.payment.sandbox;

import org.jspecify.annotations.NullMarked;
