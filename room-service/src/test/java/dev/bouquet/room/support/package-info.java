/// Viewers, creators and the wallet, played by the tests.
@NullMarked
package dev.bouquet.room.support;

import org.jspecify.annotations.NullMarked;
