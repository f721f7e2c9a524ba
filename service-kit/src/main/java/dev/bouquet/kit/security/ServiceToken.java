package dev.bouquet.kit.security;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The service's own token (client credentials), fetched when first needed and again shortly before
/// it expires.
@ApplicationScoped
public class ServiceToken {
  private static final Duration FETCH_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration RENEW_BEFORE_EXPIRY = Duration.ofSeconds(30);

  private final OidcClient client;
  private volatile @Nullable Tokens current;

  ServiceToken(OidcClient client) {
    this.client = client;
  }

  /// Blocks while the token is fetched, so it is for threads that may wait. Several threads may
  /// fetch at once; the last one stays.
  public String get() {
    var tokens = current;
    if (tokens == null || tokens.isAccessTokenWithinRefreshInterval() || expiresSoon(tokens)) {
      tokens = client.getTokens().await().atMost(FETCH_TIMEOUT);
      current = tokens;
    }
    return tokens.getAccessToken();
  }

  private static boolean expiresSoon(Tokens tokens) {
    var expiry = tokens.getAccessTokenExpiresAt();
    return expiry != null
        && expiry - System.currentTimeMillis() / 1000 < RENEW_BEFORE_EXPIRY.toSeconds();
  }
}
