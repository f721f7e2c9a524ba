package dev.bouquet.room.stream;

import io.quarkus.security.identity.SecurityIdentity;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// The person behind an authenticated connection.
///
/// @param subject the token's
/// @param expiresAt when the token does, and with it the connection
record Guest(String subject, Instant expiresAt) {

  /// Whether the token is for people; one of a service must not open a stream.
  static boolean isPersonal(SecurityIdentity identity) {
    return identity.getPrincipal() instanceof JsonWebToken token
        && token.getSubject() != null
        && token.getAudience() != null
        && token.getAudience().contains("bouquet");
  }

  static boolean mayWatch(SecurityIdentity identity) {
    return identity.hasRole("viewer") || identity.hasRole("creator");
  }

  static Guest of(SecurityIdentity identity) {
    var token = (JsonWebToken) identity.getPrincipal();
    return new Guest(token.getSubject(), Instant.ofEpochSecond(token.getExpirationTime()));
  }
}
