package dev.bouquet.room.ticket;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// @param origin of the page that will use the ticket, as its browser will say; absent for any
public record TicketRequest(@Nullable @Size(min = 1, max = 255) String origin) {}
