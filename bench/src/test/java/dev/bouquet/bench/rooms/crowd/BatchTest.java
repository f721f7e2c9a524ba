package dev.bouquet.bench.rooms.crowd;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BatchTest {
  @Test
  void tellsTheFirstAndTheLastEvent() {
    var head =
        """
        {"t":"batch","room":"0199","epoch":"m3x","seq":1043,"events":[{"seq":998,"type":"gift","at":"2026-\
        """
            .getBytes(US_ASCII);

    assertThat(Batch.read(head, head.length)).isEqualTo(new Batch(998, 1_043));
  }

  @Test
  void otherFramesAreNone() {
    var joined = "{\"t\":\"joined\",\"room\":\"0199\",\"seq\":3".getBytes(US_ASCII);
    var bye = "{\"t\":\"bye\",\"code\":\"DRAINING\"".getBytes(US_ASCII);

    assertThat(Batch.read(joined, joined.length)).isNull();
    assertThat(Batch.isJoined(joined, joined.length)).isTrue();
    assertThat(Batch.read(bye, bye.length)).isNull();
    assertThat(Batch.isJoined(bye, bye.length)).isFalse();
  }

  @Test
  void whatAnEarlierFrameLeftBehindIsNotRead() {
    var head = "{\"t\":\"batch\",\"seq\":7,\"events\":[{\"seq\":7".getBytes(US_ASCII);

    assertThatThrownBy(() -> Batch.read(head, head.length - 8)).hasMessageContaining("no seq");
  }
}
