package dev.bouquet.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageTest {
  @TempDir private Path root;

  @Test
  void endsTheYoungestFirstAndLeavesNothing() throws IOException {
    var ended = new ArrayList<String>();
    Path folder;
    try (var stage = Stage.open(root)) {
      folder = stage.folder();
      Files.writeString(folder.resolve("data"), "x");
      AutoCloseable server = () -> ended.add("server");
      AutoCloseable client = () -> ended.add("client");
      var _ = stage.keep(server);
      var _ = stage.keep(client);
    }

    assertThat(ended).containsExactly("client", "server");
    assertThat(folder).doesNotExist();
  }

  @Test
  void removesWhatADeadRunHasLeftAndNothingElse() throws IOException {
    var all = Files.createDirectories(root.resolve(".bouquet/bench"));
    var dead = Files.createDirectories(all.resolve("run-999999999999/postgresql"));
    var alive = Files.createDirectories(all.resolve("run-1"));
    var other = Files.createDirectories(all.resolve("notes"));

    Stage.open(root).close();

    assertThat(dead.getParent()).doesNotExist();
    assertThat(alive).exists();
    assertThat(other).exists();
  }
}
