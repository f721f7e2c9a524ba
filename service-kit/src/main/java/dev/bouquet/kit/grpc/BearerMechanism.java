package dev.bouquet.kit.grpc;

import io.grpc.Metadata;
import io.quarkus.grpc.auth.GrpcSecurityMechanism;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Takes the caller's token from the headers of an incoming call; [dev.bouquet.kit.security]
/// verifies it as it does REST's.
@ApplicationScoped
class BearerMechanism implements GrpcSecurityMechanism {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
  private static final String SCHEME = "Bearer ";

  @Override
  public boolean handles(Metadata headers) {
    return token(headers) != null;
  }

  @Override
  public @Nullable AuthenticationRequest createAuthenticationRequest(Metadata headers) {
    var token = token(headers);
    return token == null
        ? null
        : new TokenAuthenticationRequest(new TokenCredential(token, "bearer"));
  }

  private static @Nullable String token(Metadata headers) {
    var authorization = headers.get(AUTHORIZATION);
    return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? authorization.substring(SCHEME.length()).strip()
        : null;
  }
}
