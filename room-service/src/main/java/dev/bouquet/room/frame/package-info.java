/// What goes over the wire to viewers, in each of the stream's two codecs.
///
/// An event is encoded once, when it arrives ([EncodedEvent]), and copied into every frame that
/// carries it. A [Frame] is encoded once for all viewers of a codec, and only in the codecs that
/// somebody uses. docs/api.md and docs/asyncapi.yaml have the frames in JSON, room_stream.proto in
/// protobuf.
@NullMarked
package dev.bouquet.room.frame;

import org.jspecify.annotations.NullMarked;
