package dev.bouquet.room.ticket;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

@ConfigMapping(prefix = "bouquet.room.ticket")
public interface TicketConfig {
  /// How long a ticket is good for.
  Duration validity();

  /// Longest wait for the database.
  Duration queryTimeout();
}
