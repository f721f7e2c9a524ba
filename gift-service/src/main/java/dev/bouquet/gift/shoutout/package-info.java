/// The words that travel with a gift: a shout-out, moderated before anybody is charged.
///
/// [ShoutOuts] is what sending asks. It decides from memory, with the pure rules of `moderation`
/// and the lists of `words`, which operators edit.
@NullMarked
package dev.bouquet.gift.shoutout;

import org.jspecify.annotations.NullMarked;
