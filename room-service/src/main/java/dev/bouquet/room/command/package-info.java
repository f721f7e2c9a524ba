/// What people ask of rooms over REST: create, start, end.
///
/// Kafka is the truth about rooms, so a command is a record in `room-inputs.v1`, and its outcome a
/// record in `room-events.v1` that the fold wrote in the same transaction as the change. A request
/// writes the one and waits, bounded, until the feed of this pod has brought the other
/// ([PendingCommands]). A client that got no answer in time may ask again: commands are idempotent
/// by what they ask for, a creation by its key.
///
/// Every feature that asks something of a room asks through [RoomCommands] and answers by
/// [RoomAnswers]; what a refusal is to a client is said once, in [RoomRefusals].
@NullMarked
package dev.bouquet.room.command;

import org.jspecify.annotations.NullMarked;
