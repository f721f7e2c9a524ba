package dev.bouquet.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bouquet.local.parts.PartFailure;
import dev.bouquet.local.suite.SuitePorts;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// HTTP to the gateway and to Keycloak, as an app does it: one client, JSON, a deadline for every
/// call.
final class Api implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();
  static final Duration DEADLINE = Duration.ofSeconds(10);

  private static final Duration SETUP_PATIENCE = Duration.ofSeconds(40);
  private static final long RETRY_MILLIS = 300;
  private static final int CLIENT_THREADS = 4;

  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          CLIENT_THREADS, Thread.ofPlatform().daemon().name("demo-http-", 0).factory());
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .executor(threads)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final String gatewayUrl;
  private final String keycloakUrl;

  /// @param body absent when there is none
  record Call(
      String method, String url, String token, @Nullable UUID key, @Nullable JsonNode body) {
    static Call get(String url, String token) {
      return new Call("GET", url, token, null, null);
    }

    static Call post(String url, String token, @Nullable UUID key, @Nullable JsonNode body) {
      return new Call("POST", url, token, key, body);
    }
  }

  Api(SuitePorts ports) {
    this(ports.gatewayUrl(), ports.keycloakUrl());
  }

  Api(String gatewayUrl, String keycloakUrl) {
    this.gatewayUrl = gatewayUrl;
    this.keycloakUrl = keycloakUrl;
  }

  HttpClient http() {
    return http;
  }

  String keycloakUrl() {
    return keycloakUrl;
  }

  String url(String path) {
    return gatewayUrl + path;
  }

  /// Once, whatever comes of it.
  HttpResponse<String> send(Call call) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(call.url()))
            .timeout(DEADLINE)
            .header("Authorization", "Bearer " + call.token());
    if (call.key() != null) {
      request.header("Idempotency-Key", call.key().toString());
    }
    if (call.body() == null) {
      request.method(call.method(), BodyPublishers.noBody());
    } else {
      request.header("Content-Type", "application/json");
      request.method(call.method(), BodyPublishers.ofString(JSON.writeValueAsString(call.body())));
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  /// For what has to succeed before and after a show: tried again while a service is not there.
  JsonNode insist(Call call) throws InterruptedException {
    long deadline = System.nanoTime() + SETUP_PATIENCE.toNanos();
    while (true) {
      String failure;
      try {
        var response = send(call);
        if (response.statusCode() / 100 == 2) {
          return response.body().isBlank() ? JSON.nullNode() : JSON.readTree(response.body());
        }
        failure = response.statusCode() + " " + response.body();
        if (response.statusCode() != 503 && response.statusCode() != 429) {
          throw new PartFailure("%s %s: %s".formatted(call.method(), call.url(), failure));
        }
      } catch (IOException e) {
        failure = e.toString();
      }
      if (System.nanoTime() - deadline > 0) {
        throw new PartFailure("%s %s: %s".formatted(call.method(), call.url(), failure));
      }
      Thread.sleep(RETRY_MILLIS);
    }
  }

  /// An OAuth token request.
  JsonNode token(String realm, Map<String, String> form) throws InterruptedException {
    var body =
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    var url = keycloakUrl + "/realms/" + realm + "/protocol/openid-connect/token";
    try {
      var response =
          http.send(
              HttpRequest.newBuilder(URI.create(url))
                  .timeout(DEADLINE)
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(BodyPublishers.ofString(body))
                  .build(),
              BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new PartFailure(
            "Keycloak gives %s no token: %s".formatted(form.get("username"), response.body()));
      }
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new PartFailure("Keycloak does not answer: " + e, e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
    threads.shutdownNow();
  }
}
