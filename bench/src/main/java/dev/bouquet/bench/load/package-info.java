/// What any benchmark needs: servers that end with the run, load, and meters.
///
/// A case is measured twice. [Saturation] keeps a fixed number of operations under way and says how
/// many are done per second. [OpenLoop] then starts them at a fixed rate, whatever the answers do,
/// and takes each latency from the moment the operation was *meant* to start: a server that stalls
/// makes everything behind it late, and a generator that waits for it would hide that (Gil Tene,
/// "How NOT to Measure Latency": coordinated omission).
@NullMarked
package dev.bouquet.bench.load;

import org.jspecify.annotations.NullMarked;
