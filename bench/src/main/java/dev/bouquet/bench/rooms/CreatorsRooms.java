package dev.bouquet.bench.rooms;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bouquet.bench.load.LoadFailure;
import dev.bouquet.bench.rooms.crowd.RoomLog;
import dev.bouquet.kit.test.LocalIssuer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Rooms that creators have opened over REST, so that the fold knows them.
final class CreatorsRooms {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient http = HttpClient.newHttpClient();
  private final LocalIssuer issuer;
  private final int port;

  CreatorsRooms(LocalIssuer issuer, int port) {
    this.issuer = issuer;
    this.port = port;
  }

  /// On air, and nothing else has happened in them.
  List<RoomLog> open(int count) throws IOException, InterruptedException {
    var rooms = new ArrayList<RoomLog>();
    for (int i = 0; i < count; i++) {
      var token = issuer.personToken(UUID.randomUUID(), "Cleo", "creator");
      var id = JSON.readTree(post("/v1/rooms", token, "{\"title\":\"Show\"}")).get("id").asText();
      var _ = post("/v1/rooms/" + id + "/start", token, "");
      rooms.add(new RoomLog(UUID.fromString(id)));
    }
    return rooms;
  }

  private String post(String path, String token, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(BodyPublishers.ofString(body))
            .build();
    var response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2) {
      throw new LoadFailure("POST %s: %s".formatted(path, response.body()));
    }
    return response.body();
  }
}
