/// The ledger's decisions, pure: no I/O, no clock, no randomness.
///
/// A batch of [Command]s and what the books hold go in, and [Ledger#apply] gives one [Outcome] per
/// id and what is to be written. [Ledger] answers by id first and handles groups, [Rules] says what
/// each command does, [State] is the books in between. Deciding a batch gives exactly what
/// executing its commands one by one in order would give; so the shell around it may group commands
/// as it likes, and a test may replay any history without a database.
@NullMarked
package dev.bouquet.ledger.core;

import org.jspecify.annotations.NullMarked;
