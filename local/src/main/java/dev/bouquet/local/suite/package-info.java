/// Which parts the suite has, on which ports, with which settings, and who needs whom.
@NullMarked
package dev.bouquet.local.suite;

import org.jspecify.annotations.NullMarked;
