@NullMarked
package dev.bouquet.local.supervisor;

import org.jspecify.annotations.NullMarked;
