package dev.bouquet.bench.gifts;

import dev.bouquet.bench.load.Operation;
import dev.bouquet.kit.test.LocalIssuer;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

/// What apps ask of the gateway. Every person has a token of their own, and every gift a key.
///
/// Not thread-safe: the one thread that starts operations calls it.
final class AppRequests {
  private static final String CATALOG = "/v1/gifts";
  private static final Buffer ROSE = Buffer.buffer("{\"giftId\":\"rose\"}");
  private static final MultiMap NO_HEADERS = MultiMap.caseInsensitiveMultiMap();
  private static final int CREATED = 201;
  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;

  private final SplittableRandom random = new SplittableRandom();
  private final HttpLoad http;
  private final String gifts;
  private final List<String> tokens;
  private int next;

  private AppRequests(HttpLoad http, OpenRoom room, List<String> tokens) {
    this.http = http;
    this.gifts = "/v1/rooms/" + room.id() + "/gifts";
    this.tokens = tokens;
  }

  static AppRequests of(HttpLoad http, OpenRoom room, LocalIssuer issuer, List<UUID> people) {
    return new AppRequests(
        http, room, people.stream().map(id -> issuer.personToken(id, "Nora", "viewer")).toList());
  }

  /// The people in turn.
  Operation sendingGifts() {
    return () -> {
      next = (next + 1) % tokens.size();
      var headers =
          MultiMap.caseInsensitiveMultiMap()
              .add(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.get(next))
              .add(HttpHeaders.CONTENT_TYPE, "application/json")
              .add("Idempotency-Key", key());
      return http.send(HttpMethod.POST, gifts, headers, ROSE, CREATED);
    };
  }

  Operation listingTheCatalog() {
    return () -> http.send(HttpMethod.GET, CATALOG, NO_HEADERS, null, OK);
  }

  /// By apps that have the list as it is now.
  Operation listingTheCatalogAgain() throws InterruptedException, ExecutionException {
    var first = http.send(HttpMethod.GET, CATALOG, NO_HEADERS, null, OK).get();
    var headers =
        MultiMap.caseInsensitiveMultiMap()
            .add(HttpHeaders.IF_NONE_MATCH, first.headers().get(HttpHeaders.ETAG));
    return () -> http.send(HttpMethod.GET, CATALOG, headers, null, NOT_MODIFIED);
  }

  /// Version 7 (RFC 9562), as apps are advised to choose.
  private String key() {
    long most = (System.currentTimeMillis() << 16) | 0x7000L | random.nextInt(0x1000);
    return new UUID(most, (random.nextLong() >>> 2) | Long.MIN_VALUE).toString();
  }
}
