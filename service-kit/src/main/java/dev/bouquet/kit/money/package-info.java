/// Amounts that are shared to the unit.
@NullMarked
package dev.bouquet.kit.money;

import org.jspecify.annotations.NullMarked;
