package dev.bouquet.room.stream;

import dev.bouquet.kit.id.Ids;
import dev.bouquet.room.ticket.Ticket;
import io.quarkus.security.identity.SecurityIdentity;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// The person behind an authenticated connection.
///
/// @param personId the token's subject, a UUID
/// @param name shown to others
/// @param expiresAt when the token does, and with it the connection
record Guest(String personId, String name, Instant expiresAt) {

  /// Whether the token is for people; one of a service must not open a stream.
  static boolean isPersonal(SecurityIdentity identity) {
    return identity.getPrincipal() instanceof JsonWebToken token
        && token.getSubject() != null
        && Ids.parse(token.getSubject()).isPresent()
        && token.getAudience() != null
        && token.getAudience().contains("bouquet");
  }

  static boolean mayWatch(SecurityIdentity identity) {
    return identity.hasRole("viewer") || identity.hasRole("creator");
  }

  static Guest of(Ticket ticket) {
    return new Guest(ticket.personId().toString(), ticket.personName(), ticket.tokenExpiresAt());
  }

  static Guest of(SecurityIdentity identity) {
    var token = (JsonWebToken) identity.getPrincipal();
    String name = token.getClaim("preferred_username");
    return new Guest(
        token.getSubject(),
        name == null ? "" : name,
        Instant.ofEpochSecond(token.getExpirationTime()));
  }
}
