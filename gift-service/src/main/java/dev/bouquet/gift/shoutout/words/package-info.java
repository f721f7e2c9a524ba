/// The lists of words that are not sent with gifts, one per language: operators edit them through
/// `MessageWordResource`, `MessageWordStore` keeps them with who did what and why, and
/// [BlockedWords] has them in memory, on every pod, for every message.
@NullMarked
package dev.bouquet.gift.shoutout.words;

import org.jspecify.annotations.NullMarked;
