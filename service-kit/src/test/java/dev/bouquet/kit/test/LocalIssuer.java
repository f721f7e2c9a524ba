package dev.bouquet.kit.test;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// An OpenID Connect issuer on loopback: discovery, keys, and the client-credentials grant. Signs
/// whatever token a test asks for.
public final class LocalIssuer implements AutoCloseable {
  private static final String KEY_ID = "local";
  private static final Duration LIFETIME = Duration.ofMinutes(30);

  private final HttpServer server;
  private final KeyPair keys;
  private final String url;

  private LocalIssuer(HttpServer server, KeyPair keys) {
    this.server = server;
    this.keys = keys;
    this.url = "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// @param serviceRoles the roles of the token that the client-credentials grant gives
  public static LocalIssuer start(Set<String> serviceRoles) {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      var issuer = new LocalIssuer(server, generator.generateKeyPair());
      server.createContext("/.well-known/openid-configuration", e -> answer(e, issuer.discovery()));
      server.createContext("/keys", e -> answer(e, issuer.keySet()));
      server.createContext("/token", e -> answer(e, issuer.grant(serviceRoles)));
      server.start();
      return issuer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  public String url() {
    return url;
  }

  /// A grown person's token, as `bouquet-app` would get it.
  public String personToken(UUID id, String name, String... roles) {
    return personToken(LIFETIME, id, name, roles);
  }

  /// One that expires soon.
  public String personToken(Duration lifetime, UUID id, String name, String... roles) {
    return personToken(lifetime, Map.of("birthdate", "1990-01-31"), id, name, roles);
  }

  /// One of whom other facts are verified.
  public String personToken(Map<String, String> facts, UUID id, String name, String... roles) {
    return personToken(LIFETIME, facts, id, name, roles);
  }

  private String personToken(
      Duration lifetime, Map<String, String> facts, UUID id, String name, String... roles) {
    var claims =
        Jwt.subject(id.toString())
            .claim("preferred_username", name)
            .audience("bouquet")
            .claim("realm_access", Map.of("roles", List.of(roles)));
    facts.forEach(claims::claim);
    return sign(claims, Instant.now().plus(lifetime));
  }

  /// A service account's token.
  public String serviceToken(String... roles) {
    return sign(
        Jwt.subject(UUID.randomUUID().toString())
            .audience("bouquet-internal")
            .claim("realm_access", Map.of("roles", List.of(roles))),
        Instant.now().plus(LIFETIME));
  }

  public String tokenForAudience(String audience, UUID id, String... roles) {
    return sign(
        Jwt.subject(id.toString())
            .audience(audience)
            .claim("realm_access", Map.of("roles", List.of(roles))),
        Instant.now().plus(LIFETIME));
  }

  public String expiredToken(UUID id, String... roles) {
    return sign(
        Jwt.subject(id.toString())
            .audience("bouquet")
            .claim("realm_access", Map.of("roles", List.of(roles))),
        Instant.now().minus(LIFETIME));
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private String sign(JwtClaimsBuilder claims, Instant expiresAt) {
    return claims
        .issuer(url)
        .issuedAt(expiresAt.minus(LIFETIME))
        .expiresAt(expiresAt)
        .jws()
        .keyId(KEY_ID)
        .sign(keys.getPrivate());
  }

  private String discovery() {
    return """
    {"issuer":"%1$s","jwks_uri":"%1$s/keys","token_endpoint":"%1$s/token"}\
    """
        .formatted(url);
  }

  private String keySet() {
    var key = (RSAPublicKey) keys.getPublic();
    return """
    {"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"%s","n":"%s","e":"%s"}]}\
    """
        .formatted(
            KEY_ID,
            base64Url(key.getModulus().toByteArray()),
            base64Url(key.getPublicExponent().toByteArray()));
  }

  private String grant(Set<String> roles) {
    return """
    {"access_token":"%s","token_type":"Bearer","expires_in":%d}\
    """
        .formatted(serviceToken(roles.toArray(String[]::new)), LIFETIME.toSeconds());
  }

  /// Unsigned big-endian, as RFC 7518 asks.
  private static String base64Url(byte[] number) {
    int sign = number[0] == 0 ? 1 : 0;
    var unsigned = java.util.Arrays.copyOfRange(number, sign, number.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(unsigned);
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    var body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    try (var out = exchange.getResponseBody()) {
      out.write(body);
    }
  }
}
