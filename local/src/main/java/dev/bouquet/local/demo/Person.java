package dev.bouquet.local.demo;

import java.util.Map;

/// Somebody with a login, whose password is their name.
final class Person {
  private static final long RENEW_BEFORE_SECONDS = 120;

  private final Api api;
  private final String name;
  private String token = "";
  private long renewAtNanos;

  Person(Api api, String name) {
    this.api = api;
    this.name = name;
  }

  String name() {
    return name;
  }

  /// A token that is good for some time to come.
  synchronized String token() throws InterruptedException {
    if (token.isEmpty() || System.nanoTime() - renewAtNanos > 0) {
      var answer =
          api.token(
              "bouquet",
              Map.of(
                  "grant_type",
                  "password",
                  "client_id",
                  "bouquet-app",
                  "username",
                  name,
                  "password",
                  name));
      token = answer.get("access_token").asText();
      long seconds = Math.max(1, answer.get("expires_in").asLong() - RENEW_BEFORE_SECONDS);
      renewAtNanos = System.nanoTime() + seconds * 1_000_000_000L;
    }
    return token;
  }
}
