package dev.bouquet.room.ticket;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Gives tickets and takes them. Blocks.
@Singleton
public class Tickets {
  private static final int BYTES = 32;

  private final TicketStore store;
  private final SecureRandom random = new SecureRandom();

  Tickets(TicketStore store) {
    this.store = store;
  }

  /// @return what its bearer has to show
  String issue(Ticket ticket) {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    store.add(hash(secret), ticket);
    return secret;
  }

  /// The ticket, where it is good for this; whatever it is good for, it is used up.
  ///
  /// @param origin the page's, null for a client that is no browser
  public Optional<Ticket> redeem(String secret, UUID roomId, @Nullable String origin) {
    return store
        .take(hash(secret))
        .filter(ticket -> ticket.roomId().equals(roomId))
        .filter(ticket -> ticket.origin().filter(wanted -> !wanted.equals(origin)).isEmpty())
        .filter(ticket -> Instant.now().isBefore(ticket.expiresAt()));
  }

  private static byte[] hash(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(secret.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
