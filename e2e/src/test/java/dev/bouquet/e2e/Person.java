package dev.bouquet.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Somebody with an app and a token of the real issuer.
record Person(String name, String token) {
  static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  static Person login(String name) {
    var form =
        "grant_type=password&client_id=bouquet-app&username=%s&password=%s".formatted(name, name);
    return new Person(name, token(form));
  }

  /// What a service of the platform shows others of itself.
  static String serviceToken(String client) {
    var form =
        "grant_type=client_credentials&client_id=%s&client_secret=%s-local"
            .formatted(client, client);
    return token(form);
  }

  private static String token(String form) {
    var request =
        HttpRequest.newBuilder(URI.create(RunningSuite.tokenUrl()))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form));
    return send(request).join().text("access_token");
  }

  static Person nobody() {
    return new Person("nobody", "");
  }

  /// As the token says.
  String id() {
    try {
      var claims = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
      return RunningSuite.JSON.readTree(claims).path("sub").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Answer get(String path) {
    return send(to(path).GET()).join();
  }

  Answer post(String path, String body) {
    return send(to(path).POST(HttpRequest.BodyPublishers.ofString(body))).join();
  }

  Answer post(String path, Object key, String body) {
    return postAsync(path, key, body).join();
  }

  Answer put(String path, String body) {
    return send(to(path).PUT(HttpRequest.BodyPublishers.ofString(body))).join();
  }

  Answer put(String path, Object key, String body) {
    return send(to(path)
            .header("Idempotency-Key", key.toString())
            .PUT(HttpRequest.BodyPublishers.ofString(body)))
        .join();
  }

  Answer delete(String path) {
    return send(to(path).DELETE()).join();
  }

  CompletableFuture<Answer> postAsync(String path, Object key, String body) {
    return send(
        to(path)
            .header("Idempotency-Key", key.toString())
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  Answer gift(String room, Object key, String gift, int quantity) {
    return post(
        "/v1/rooms/" + room + "/gifts",
        key,
        "{\"giftId\":\"%s\",\"quantity\":%d}".formatted(gift, quantity));
  }

  long balance() {
    return get("/v1/wallet").number("balance");
  }

  /// Buys 1,000 coins and waits for the payment provider to say so.
  Person with1000MoreCoins() {
    long before = balance();
    var topUp = post("/v1/wallet/top-ups", UUID.randomUUID(), "{\"packId\":\"coins-1000\"}");
    assertThat(topUp.status()).isEqualTo(201);
    await().atMost(TIMEOUT).until(() -> balance() >= before + 1_000);
    return this;
  }

  /// A room of this creator, on air.
  String liveRoom() {
    var created = post("/v1/rooms", "{\"title\":\"%s's show\"}".formatted(name));
    assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
    var room = created.text("id");
    var started = post("/v1/rooms/" + room + "/start", "");
    assertThat(started.text("status")).isEqualTo("LIVE");
    return room;
  }

  private HttpRequest.Builder to(String path) {
    var request =
        HttpRequest.newBuilder(URI.create(RunningSuite.url() + path))
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json");
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private static CompletableFuture<Answer> send(HttpRequest.Builder request) {
    return HTTP.sendAsync(request.build(), BodyHandlers.ofString())
        .thenApply(response -> {
          try {
            return new Answer(
                response.statusCode(), RunningSuite.JSON.readTree(response.body()), response);
          } catch (IOException e) {
            throw new CompletionException("not JSON: " + response.body(), e);
          }
        });
  }
}
