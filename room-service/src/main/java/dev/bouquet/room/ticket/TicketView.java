package dev.bouquet.room.ticket;

import java.time.Instant;

public record TicketView(String ticket, Instant expiresAt) {}
