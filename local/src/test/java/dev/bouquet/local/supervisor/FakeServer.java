package dev.bouquet.local.supervisor;

import dev.bouquet.local.parts.Launch;
import dev.bouquet.local.parts.Ports;
import dev.bouquet.local.parts.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A shell script that is ready when it has written a file.
record FakeServer(String name, List<Integer> ports, Path folder, String script) implements Server {

  /// Ready at once, and runs until it is ended.
  static FakeServer healthy(String name, Path folder) {
    return new FakeServer(
        name, List.of(Ports.free()), folder, "echo > " + name + ".ready; exec tail -f /dev/null");
  }

  static FakeServer dying(String name, Path folder) {
    return new FakeServer(name, List.of(Ports.free()), folder, "exit 3");
  }

  private Path readyFile() {
    return folder.resolve(name + ".ready");
  }

  @Override
  public void prepare() throws IOException {
    Files.createDirectories(folder);
    Files.deleteIfExists(readyFile());
  }

  @Override
  public Launch launch() {
    return Launch.of(List.of("sh", "-c", script), folder);
  }

  @Override
  public boolean ready() {
    return Files.exists(readyFile());
  }
}
