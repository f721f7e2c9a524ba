package dev.bouquet.kit.security;

import dev.bouquet.kit.id.Ids;
import dev.bouquet.kit.problem.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// The person behind a request.
///
/// @param id the token's `sub`
/// @param name the token's `preferred_username`, shown to others
public record Caller(UUID id, String name) {
  /// What people's tokens are for; a service's own token is no person's.
  private static final String AUDIENCE = "bouquet";

  public static Caller of(SecurityIdentity identity) {
    if (!(identity.getPrincipal() instanceof JsonWebToken token)
        || token.getSubject() == null
        || !token.getAudience().contains(AUDIENCE)) {
      throw new ProblemException(401, "UNAUTHENTICATED", "A person's bearer token is needed.");
    }
    var id =
        Ids.parse(token.getSubject())
            .orElseThrow(() ->
                new ProblemException(
                    401, "UNAUTHENTICATED", "The token's subject must be a UUID."));
    String name = token.getClaim("preferred_username");
    return new Caller(id, name == null ? "" : name);
  }
}
