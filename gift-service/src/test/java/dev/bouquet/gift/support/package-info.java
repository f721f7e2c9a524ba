/// The other processes that gift-service talks to, played by the tests.
@NullMarked
package dev.bouquet.gift.support;

import org.jspecify.annotations.NullMarked;
