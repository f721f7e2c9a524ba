package dev.bouquet.local.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedProcessesTest {
  @TempDir Path folder;

  @Test
  void endsWhatItFindsRecordedAndForgetsIt() throws Exception {
    var child = start(RecordedProcesses.in(folder));

    var ended = RecordedProcesses.in(folder).endAll();

    assertThat(ended).containsExactly("tail");
    assertThat(child.exit().join()).isEqualTo(128 + 15);
    assertThat(folder.resolve("pids")).isEmptyFile();
  }

  @Test
  void leavesAProcessAloneThatHasTheIdOfAnother() throws Exception {
    var child = start(RecordedProcesses.in(folder));
    var line = Files.readString(folder.resolve("pids")).split(" ", -1);
    Files.writeString(
        folder.resolve("pids"), "%s %s %d %s".formatted(line[0], line[1], 1, line[3]));

    var ended = RecordedProcesses.in(folder).endAll();

    assertThat(ended).isEmpty();
    assertThat(child.alive()).isTrue();
    child.kill();
  }

  private ChildProcess start(RecordedProcesses recorded) throws Exception {
    return ChildProcess.start(
        "tail",
        Launch.of(List.of("tail", "-f", "/dev/null"), folder),
        folder.resolve("tail.log"),
        recorded);
  }
}
