@NullMarked
package dev.bouquet.local.parts;

import org.jspecify.annotations.NullMarked;
