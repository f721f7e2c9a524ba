@NullMarked
package dev.bouquet.local.suite;

import org.jspecify.annotations.NullMarked;
