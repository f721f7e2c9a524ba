/// `./bouquet bench`: measures the real parts under load, on this machine.
///
/// [Bench] is the entry; `load` is what any benchmark needs; each benchmark is a package of its
/// own.
@NullMarked
package dev.bouquet.bench;

import org.jspecify.annotations.NullMarked;
