/// The commands of `./bouquet`. The script next to it finds a JDK, builds when sources changed, and
/// hands over to [dev.bouquet.local.Bouquet].
@NullMarked
package dev.bouquet.local;

import org.jspecify.annotations.NullMarked;
