package dev.bouquet.room.pods;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.kit.test.LocalIssuer;
import dev.bouquet.kit.test.ServiceProcess;
import dev.bouquet.room.support.Viewer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/// A pod, and what people ask of it.
final class Pod implements AutoCloseable {
  private static final List<String> FLAGS =
      List.of(
          "-Xmx160m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Dbouquet.room.stream.ping-interval=3s",
          "-Dbouquet.room.stream.pong-timeout=2500ms");
  private static final Pattern CONNECTIONS =
      Pattern.compile("(?m)^bouquet_room_stream_connections\\S* (\\S+)$");

  private final String name;
  private final LocalIssuer issuer;
  private final ServiceProcess process;

  private Pod(String name, LocalIssuer issuer, ServiceProcess process) {
    this.name = name;
    this.issuer = issuer;
    this.process = process;
  }

  /// Returns when it is ready.
  ///
  /// @param folder of all pods; one that had this name before has left its state there
  static Pod start(String name, Path folder, ServiceProcess.Parts parts)
      throws IOException, InterruptedException {
    var own = folder.resolve(name);
    var flags = new ArrayList<>(FLAGS);
    flags.add("-Dbouquet.state-dir=" + own.resolve("streams"));
    var process = ServiceProcess.start(Path.of("."), own, name, parts, flags);
    return new Pod(name, parts.issuer(), process);
  }

  String name() {
    return name;
  }

  URI stream(UUID roomId) {
    return URI.create("ws://127.0.0.1:%d/v1/rooms/%s/stream".formatted(process.port(), roomId));
  }

  String viewerToken() {
    return issuer.personToken(UUID.randomUUID(), "Vera", "viewer");
  }

  /// Puts a room on air that nobody has heard of.
  ///
  /// @return its host's token
  String open(UUID roomId) {
    var creator = issuer.personToken(UUID.randomUUID(), "Mia", "creator");
    given()
        .port(process.port())
        .auth()
        .oauth2(creator)
        .contentType("application/json")
        .header("Idempotency-Key", roomId)
        .body(Map.of("title", "Evening show"))
        .post("/v1/rooms")
        .then()
        .statusCode(201);
    given()
        .port(process.port())
        .auth()
        .oauth2(creator)
        .post("/v1/rooms/{id}/start", roomId)
        .then()
        .statusCode(200);
    return creator;
  }

  /// Of two parts: coins of any gifts, and a number of roses.
  void setGoal(UUID roomId, String hostToken, long coins, long roses) {
    given()
        .port(process.port())
        .auth()
        .oauth2(hostToken)
        .contentType("application/json")
        .body(
            Map.of(
                "title",
                "An encore",
                "subGoals",
                List.of(Map.of("target", coins), Map.of("giftId", "rose", "target", roses))))
        .post("/v1/rooms/{id}/goals", roomId)
        .then()
        .statusCode(201);
  }

  /// What a viewer is told who comes for the first time.
  JsonObject snapshot(UUID roomId) throws InterruptedException {
    try (var viewer = Viewer.connect(stream(roomId))) {
      viewer.auth(viewerToken());
      viewer.send(new JsonObject().put("t", "join"));
      var joined = viewer.joined();
      assertThat(joined.getBoolean("recovered")).isFalse();
      return joined;
    }
  }

  /// Open connections of viewers, by its own count.
  int connections() throws IOException, InterruptedException {
    var metrics = process.metrics();
    var found = CONNECTIONS.matcher(metrics);
    assertThat(found.find()).as(metrics).isTrue();
    return (int) Double.parseDouble(found.group(1));
  }

  /// Lines of its log.
  long logged() throws IOException {
    try (var lines = Files.lines(process.log())) {
      return lines.count();
    }
  }

  /// In good order, as when an orchestrator wants its place.
  void leave() throws IOException, InterruptedException, ExecutionException, TimeoutException {
    process.stop();
  }

  /// As by `kill -9`.
  @Override
  public void close() {
    process.close();
  }
}
