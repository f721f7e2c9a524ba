package dev.bouquet.room.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RoomCrowdTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final RoomCrowd crowd = new RoomCrowd(new Bounds(), "room-service-0@1");

  @Test
  void personWithTwoDevicesCountsOnce() {
    crowd.came("ben", "Ben", NOON);
    crowd.came("ben", "Ben", NOON);
    crowd.went("ben", NOON);

    var report = crowd.report(NOON).orElseThrow();

    assertThat(report.getViewers()).isEqualTo(1);
    assertThat(report.getEntered()).isEqualTo(1);
  }

  @Test
  void threeOfThoseWhoCameAreNamed() {
    for (int i = 0; i < 5; i++) {
      crowd.came("p" + i, "P" + i, NOON);
    }

    var report = crowd.report(NOON).orElseThrow();

    assertThat(report.getEntered()).isEqualTo(5);
    assertThat(report.getEnteredNamesList()).containsExactly("P0", "P1", "P2");
  }

  @Test
  void likesOnlyGrowAndNewsIsReportedAtOnce() {
    crowd.came("ben", "Ben", NOON);
    crowd.liked(3);
    assertThat(crowd.report(NOON).orElseThrow().getLikes()).isEqualTo(3);
    assertThat(crowd.report(NOON.plusSeconds(1))).isEmpty();
    crowd.liked(4);

    assertThat(crowd.report(NOON.plusSeconds(1)).orElseThrow().getLikes()).isEqualTo(7);
    assertThat(crowd.report(NOON.plusSeconds(6))).isPresent();
  }

  @Test
  void whoConnectsAnewHasNotLeft() {
    crowd.came("ben", "Ben", NOON);
    var _ = crowd.report(NOON);
    crowd.went("ben", NOON.plusSeconds(1));
    crowd.came("ben", "Ben", NOON.plusSeconds(2));

    assertThat(crowd.presences(NOON.plusSeconds(9))).isEmpty();
    assertThat(crowd.report(NOON.plusSeconds(9)).orElseThrow().getEntered()).isZero();
  }

  @Test
  void presenceIsToldNowAndThenAndWhenSomebodyLeaves() {
    crowd.came("ben", "Ben", NOON);
    var meanwhile = crowd.presences(NOON.plus(Duration.ofMinutes(5)));
    crowd.went("ben", NOON.plus(Duration.ofMinutes(7)));
    var atTheEnd = crowd.presences(NOON.plus(Duration.ofMinutes(8)));

    long first = NOON.getEpochSecond() / 60;
    assertThat(meanwhile)
        .extracting(presence -> presence.getFromMinute(), presence -> presence.getToMinute())
        .containsExactly(tuple(first, first + 5));
    assertThat(atTheEnd)
        .extracting(presence -> presence.getFromMinute(), presence -> presence.getToMinute())
        .containsExactly(tuple(first + 5, first + 7));
  }

  @Test
  void presencesOfManyAreToldBitByBit() {
    for (int i = 0; i < 5; i++) {
      crowd.came("p" + i, "P" + i, NOON);
      crowd.went("p" + i, NOON);
    }

    assertThat(crowd.presences(NOON.plusSeconds(2))).hasSize(3);
    assertThat(crowd.presences(NOON.plusSeconds(3))).hasSize(2);
  }

  @Test
  void thatNobodyIsLeftIsToldOnce() {
    crowd.came("ben", "Ben", NOON);
    var _ = crowd.report(NOON);
    crowd.went("ben", NOON.plusSeconds(1));
    var _ = crowd.presences(NOON.plusSeconds(4));
    assertThat(crowd.isOver()).isFalse();

    assertThat(crowd.report(NOON.plusSeconds(4)).orElseThrow().getViewers()).isZero();
    assertThat(crowd.isOver()).isTrue();
    assertThat(crowd.report(NOON.plusSeconds(60))).isEmpty();
  }

  private record Bounds() implements CrowdConfig {
    @Override
    public Duration newsInterval() {
      return Duration.ofMillis(500);
    }

    @Override
    public Duration reportInterval() {
      return Duration.ofSeconds(5);
    }

    @Override
    public Duration presenceInterval() {
      return Duration.ofMinutes(5);
    }

    @Override
    public Duration absence() {
      return Duration.ofSeconds(2);
    }

    @Override
    public int maxPresencesPerRoundCount() {
      return 3;
    }

    @Override
    public int maxPeopleCount() {
      return 100;
    }
  }
}
