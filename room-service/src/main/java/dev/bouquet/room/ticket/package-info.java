/// Tickets for the stream, for clients that cannot send a token before the connection is upgraded.
///
/// A ticket is 256 random bits, good for seconds, for one person and one room, and for one use over
/// all pods: it is a row that is deleted when it is used. Only its hash is stored.
@NullMarked
package dev.bouquet.room.ticket;

import org.jspecify.annotations.NullMarked;
