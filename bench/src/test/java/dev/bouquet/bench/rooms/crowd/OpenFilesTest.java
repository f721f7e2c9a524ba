package dev.bouquet.bench.rooms.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class OpenFilesTest {
  @Test
  void readsTheLimitThatIsInForce() {
    var limits =
        """
        Limit                     Soft Limit           Hard Limit           Units
        Max processes             90000                90000                processes
        Max open files            1024                 20000                files
        """;

    assertThat(OpenFiles.limit(limits)).isEqualTo(1_024);
    assertThat(OpenFiles.limit("Max open files            unlimited            unlimited"))
        .isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void saysWhatToDoWhereViewersDoNotFit() throws IOException {
    OpenFiles.require(1);

    assertThatThrownBy(() -> OpenFiles.require(2_000_000_000 - 500))
        .hasMessageContaining("ulimit -n");
  }
}
