/// What a room is and how it changes: a pure function over sealed types.
///
/// [RoomFold#decide] takes a room's state and one input (a command of a person, or a charge that
/// the wallet published) and gives the next state with everything that must be told: entries of the
/// room's log, each with the next dense `seq`, and answers to commands, which are not part of the
/// log. Whoever runs it persists state and emissions together or not at all; then a charge counts
/// once although it is delivered at least once.
///
/// Nothing here knows Kafka, protobuf, a clock or a container.
@NullMarked
package dev.bouquet.room.fold;

import org.jspecify.annotations.NullMarked;
