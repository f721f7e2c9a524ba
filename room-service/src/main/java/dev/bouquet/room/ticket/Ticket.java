package dev.bouquet.room.ticket;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What a ticket is good for.
///
/// @param origin empty where it may be used from any
/// @param expiresAt when the ticket does
/// @param tokenExpiresAt when the token does that it was given for, and with it the connection
public record Ticket(
    UUID roomId,
    UUID personId,
    String personName,
    Optional<String> origin,
    Instant expiresAt,
    Instant tokenExpiresAt) {}
