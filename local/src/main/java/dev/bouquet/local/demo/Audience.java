package dev.bouquet.local.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// What viewers do beside giving: they chat and they like. None of it is worth money, so none of it
/// is asked for again; a room that cannot keep up may leave messages out.
final class Audience {
  private static final long PAUSE_MILLIS = 200;
  private static final int MOST_LIKES = 5;

  private final Api api;
  private final List<Viewer> viewers;
  private final List<Said> said = new ArrayList<>();
  private long likesSent;
  private final Thread thread = Thread.ofVirtual().name("demo-audience").unstarted(this::run);

  /// @param stage whose viewers should have read it
  record Said(UUID id, Stage stage) {}

  Audience(Api api, List<Viewer> viewers) {
    this.api = api;
    this.viewers = viewers;
  }

  void start() {
    thread.start();
  }

  void stop() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }

  /// Messages that the room has taken. To be asked after the end.
  List<Said> said() {
    return List.copyOf(said);
  }

  /// To be asked after the end.
  long likesSent() {
    return likesSent;
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(PAUSE_MILLIS);
        like(pick());
        say(pick());
      }
    } catch (InterruptedException e) {
      // The show is over.
    }
  }

  private Viewer pick() {
    return viewers.get(ThreadLocalRandom.current().nextInt(viewers.size()));
  }

  private void like(Viewer viewer) {
    int count = 1 + ThreadLocalRandom.current().nextInt(MOST_LIKES);
    viewer.like(count);
    likesSent += count;
  }

  private void say(Viewer viewer) throws InterruptedException {
    var url = api.url("/v1/rooms/" + viewer.stage().roomId() + "/messages");
    var text = Api.JSON.createObjectNode().put("text", "Hello from " + viewer.person().name());
    try {
      var answer = api.send(Api.Call.post(url, viewer.person().token(), null, text));
      if (answer.statusCode() == 201) {
        var id = Api.JSON.readTree(answer.body()).path("id").asText();
        said.add(new Said(UUID.fromString(id), viewer.stage()));
      }
    } catch (IOException e) {
      // A service is away; there is enough to talk about later.
    }
  }
}
