package dev.bouquet.local.suite;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// The question whether a part is ready, over HTTP.
final class Answers {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private Answers() {}

  static HttpClient client() {
    return HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  }

  static boolean ok(HttpClient http, URI uri) throws InterruptedException {
    try {
      var request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }
}
