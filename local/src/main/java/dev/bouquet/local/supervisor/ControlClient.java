package dev.bouquet.local.supervisor;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bouquet.local.parts.PartFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/// Talks to the supervisor of a state folder.
public final class ControlClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final ControlAddress address;

  private ControlClient(ControlAddress address) {
    this.address = address;
  }

  /// @return empty when no supervisor has left its address there; one that was killed has, and does
  ///   not answer
  public static Optional<ControlClient> of(StateFolder state) throws IOException {
    return ControlAddress.read(state.supervisorFile()).map(ControlClient::new);
  }

  public long pid() {
    return address.pid();
  }

  /// @return empty when nobody answers any more
  public Optional<SuiteStatus> status() throws InterruptedException {
    return status("/status");
  }

  /// The same with everybody's memory, which takes the supervisor a while.
  public Optional<SuiteStatus> statusWithMemory() throws InterruptedException {
    return status("/status/memory");
  }

  private Optional<SuiteStatus> status(String path) throws InterruptedException {
    try {
      var response = send("GET", path);
      return response.statusCode() == 200
          ? Optional.of(JSON.readValue(response.body(), SuiteStatus.class))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  public void down() throws InterruptedException {
    post("/down");
  }

  /// @param action `start`, `stop` or `restart`
  public void part(String name, String action) throws InterruptedException {
    post("/parts/" + name + "/" + action);
  }

  private void post(String path) throws InterruptedException {
    try {
      var response = send("POST", path);
      if (response.statusCode() / 100 != 2) {
        throw new PartFailure(JSON.readValue(response.body(), String.class));
      }
    } catch (IOException e) {
      throw new PartFailure("the supervisor does not answer: " + e.getMessage(), e);
    }
  }

  private HttpResponse<byte[]> send(String method, String path)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + address.port() + path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + address.token())
            .method(method, BodyPublishers.noBody())
            .build(),
        BodyHandlers.ofByteArray());
  }
}
