package dev.bouquet.local.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
  private static final Digest DIGEST = new Digest("0123456789abcdef");

  @TempDir Path root;
  private final AtomicInteger unpacked = new AtomicInteger();

  private void unpack(Path folder) throws IOException {
    unpacked.incrementAndGet();
    Files.writeString(folder.resolve("program"), "");
  }

  @Test
  void unpacksOncePerArchive() throws Exception {
    var installation = Installation.of(root);

    var first = installation.installed("kafka", DIGEST, this::unpack);
    var again = Installation.of(root).installed("kafka", DIGEST, this::unpack);
    var newer = installation.installed("kafka", DIGEST.with("newer"), this::unpack);

    assertThat(again).isEqualTo(first).isDirectoryContaining("glob:**/program");
    assertThat(newer).isNotEqualTo(first);
    assertThat(unpacked).hasValue(2);
  }

  @Test
  void doesAnInterruptedUnpackingAnew() throws Exception {
    var installation = Installation.of(root);
    assertThatThrownBy(() ->
            installation.installed(
                "kafka",
                DIGEST,
                folder -> {
                  Files.writeString(folder.resolve("half"), "");
                  throw new IOException("disk full");
                }))
        .isInstanceOf(PartFailure.class)
        .hasMessageContaining("kafka cannot be unpacked")
        .hasMessageContaining("disk full");

    var folder = installation.installed("kafka", DIGEST, this::unpack);

    assertThat(folder.resolve("program")).exists();
    assertThat(folder.resolve("half")).doesNotExist();
  }

  @Test
  void saysHowToFetchArchivesThatAreMissing() {
    assertThatThrownBy(() -> Installation.of(root).postgresql())
        .isInstanceOf(PartFailure.class)
        .hasMessageContaining("archives are missing")
        .hasMessageContaining("./bouquet up");
  }
}
