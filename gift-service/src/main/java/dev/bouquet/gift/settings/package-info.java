/// What people want said of the gifts they send: quiet mode, and whether others see their level.
@NullMarked
package dev.bouquet.gift.settings;

import org.jspecify.annotations.NullMarked;
