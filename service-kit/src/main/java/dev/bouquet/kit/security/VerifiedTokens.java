package dev.bouquet.kit.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.bouquet.kit.problem.ProblemException;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.TenantIdentityProvider;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/// Verifies a token once and remembers it until it expires, for REST, gRPC and sockets alike.
///
/// Keyed by the whole token: two tokens of one person are two entries, and a forged one never meets
/// a genuine one's entry. Only successes are kept, so a stream of wrong tokens costs signatures,
/// not memory.
@ApplicationScoped
public class VerifiedTokens implements IdentityProvider<TokenAuthenticationRequest> {
  private static final Logger LOG = Logger.getLogger(VerifiedTokens.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private final TenantIdentityProvider oidc;
  private final Cache<String, SecurityIdentity> verified;

  public VerifiedTokens(
      TenantIdentityProvider oidc,
      @ConfigProperty(name = "bouquet.security.verified-tokens.max-count") int maxCount) {
    this.oidc = oidc;
    this.verified =
        Caffeine.newBuilder()
            .maximumSize(maxCount)
            .expireAfter(Expiry.creating((String _, SecurityIdentity who) -> remaining(who)))
            .build();
  }

  /// Before the provider of quarkus-oidc, which would verify the signature at every request. It has
  /// the default priority, which is above [#SYSTEM_FIRST].
  @Override
  public int priority() {
    return IdentityProvider.super.priority() + 1;
  }

  @Override
  public Class<TokenAuthenticationRequest> getRequestType() {
    return TokenAuthenticationRequest.class;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      TokenAuthenticationRequest request, AuthenticationRequestContext context) {
    return verify(request.getToken().getToken());
  }

  /// Who a token speaks for, or a failure with [AuthenticationFailedException], or with a
  /// [ProblemException] where the issuer is away.
  public Uni<SecurityIdentity> verify(String token) {
    var known = verified.getIfPresent(token);
    if (known != null) {
      return Uni.createFrom().item(known);
    }
    return oidc.authenticate(new AccessTokenCredential(token))
        .onItem()
        .invoke(who -> verified.put(token, who))
        .onFailure(e -> !(e instanceof AuthenticationFailedException))
        .transform(VerifiedTokens::issuerAway);
  }

  /// The token may be good: nobody could say.
  private static Throwable issuerAway(Throwable cause) {
    LOG.warnf("a token could not be verified reason=%s", cause.getMessage());
    return ProblemException.retryLater("The issuer of tokens does not answer.", RETRY_AFTER);
  }

  private static Duration remaining(SecurityIdentity who) {
    return who.getPrincipal() instanceof JsonWebToken token
        ? Duration.between(Instant.now(), Instant.ofEpochSecond(token.getExpirationTime()))
        : Duration.ZERO;
  }
}
