package dev.bouquet.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static Report report(long delivered, long gaps, boolean balanced, List<String> problems) {
    return new Report(
        3,
        1,
        30,
        delivered,
        0,
        gaps,
        6,
        1,
        9,
        90,
        89,
        50,
        49,
        41,
        20,
        21,
        balanced,
        new Latency(1.5, 2, 3),
        new Latency(4, 5, 6.1),
        new Latency(2, 2.5, 3),
        1.5,
        Map.of("INSUFFICIENT_FUNDS", 1L),
        problems);
  }

  @Test
  void writesItsNumbersUnderStableNames() {
    var report = report(30, 0, true, List.of());

    assertThat(report.json())
        .isEqualTo(
            """
            {"giftsAccepted":3,"giftsRefused":1,"eventsExpected":30,"eventsDelivered":30,\
            "duplicates":0,"gaps":0,"combos":6,"goalsReached":1,"messagesSaid":9,\
            "messagesExpected":90,"messagesRead":89,"likesSent":50,"likesCounted":49,\
            "coinsCharged":41,"diamondsEarned":20,"platformFee":21,\
            "balanced":true,"requestMs":{"p50":1.5,"p99":2.0,"max":3.0},\
            "screenMs":{"p50":4.0,"p99":5.0,"max":6.1},\
            "floorMs":{"p50":2.0,"p99":2.5,"max":3.0},"giftsPerSecond":1.5}\
            """);
  }

  @Test
  void isCleanOnlyWhenNothingIsWrong() {
    assertThat(report(30, 0, true, List.of()).clean()).isTrue();
    assertThat(report(29, 0, true, List.of()).clean()).isFalse();
    assertThat(report(30, 1, true, List.of()).clean()).isFalse();
    assertThat(report(30, 0, false, List.of()).clean()).isFalse();
    assertThat(report(30, 0, true, List.of("a gift was never answered")).clean()).isFalse();
  }
}
