/// What is so of some people only, kept in memory.
@NullMarked
package dev.bouquet.gift.people;

import org.jspecify.annotations.NullMarked;
