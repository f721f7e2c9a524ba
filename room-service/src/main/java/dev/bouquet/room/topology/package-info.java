/// Runs the fold on Kafka Streams.
///
/// Charges and room inputs of one room lie in partitions of the same number, so one task sees all
/// of a room. [FoldProcessor] loads the room's state, asks [dev.bouquet.room.fold.RoomFold], and
/// stores the state and forwards the emissions; exactly-once v2 makes that one transaction with the
/// inputs' positions, so a crash repeats an input as if it had never been seen. Snapshots follow
/// about a second later, for rooms whose debt is noted in a store of its own and so survives a
/// crash too.
///
/// A record that cannot be read stops the pipeline ([FoldAlarm]): to go on without it would lose
/// somebody's gift in silence.
@NullMarked
package dev.bouquet.room.topology;

import org.jspecify.annotations.NullMarked;
