/// Compacted topics, read into memory.
///
/// A [CompactedTopic] reads all partitions of a topic from its beginning and hands every record to
/// a projection, for as long as the service runs. The service is ready once each projection has
/// seen what was there when it began; it is unwell while a record that nobody can read holds up a
/// partition.
@NullMarked
package dev.bouquet.gift.projection;

import org.jspecify.annotations.NullMarked;
