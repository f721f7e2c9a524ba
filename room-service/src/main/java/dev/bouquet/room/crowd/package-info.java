/// Who watches through this pod, and what they do without words.
///
/// Event loops tell [Crowds] who comes, goes and likes; that only counts. [CrowdReporter] is a
/// thread that writes what was counted to `room-inputs.v1`: cumulative figures, so that a report
/// that is lost is made good by the next one.
@NullMarked
package dev.bouquet.room.crowd;

import org.jspecify.annotations.NullMarked;
