package dev.bouquet.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {
  @TempDir Path folder;

  @Test
  void wipesDataAndKeepsWhatAllSuitesShare() throws Exception {
    var state = new StateFolder(folder);
    Files.createDirectories(folder.resolve("parts"));
    Files.createDirectories(folder.resolve("postgresql/data"));
    Files.writeString(folder.resolve("pids"), "");

    assertThat(state.wipe()).isTrue();

    assertThat(folder).isDirectoryContaining("glob:**/parts");
    assertThat(folder.resolve("postgresql")).doesNotExist();
    assertThat(folder.resolve("pids")).doesNotExist();
  }

  @Test
  void leavesAFolderAloneThatIsNoSuites() throws Exception {
    var work = Files.createDirectories(folder.resolve("work/of-somebody"));

    assertThat(new StateFolder(folder).wipe()).isFalse();

    assertThat(work).exists();
  }

  @Test
  void startsALongLogAnewAndKeepsTheOldOne() throws Exception {
    var state = new StateFolder(folder);
    var log = state.log("kafka");
    Files.createDirectories(log.getParent());
    Files.write(log, new byte[11 << 20]);

    state.rotate(log);

    assertThat(log).doesNotExist();
    assertThat(log.resolveSibling("kafka.log.1")).exists();
  }
}
