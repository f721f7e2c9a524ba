/// Thousands of viewers on one thread: [Crowd] opens them, [FrameParser] cuts what they are sent
/// into frames, and [Batch] reads from a frame's first bytes which events it carries.
///
/// The crowd shares the machine with what is measured, so it does as little as can be done with a
/// frame: no JSON is parsed, no payload copied, and only a sample of the viewers takes times.
@NullMarked
package dev.bouquet.bench.rooms.crowd;

import org.jspecify.annotations.NullMarked;
