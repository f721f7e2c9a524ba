package dev.bouquet.room.standing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.contracts.room.v1.RoomSnapshot;
import dev.bouquet.contracts.room.v1.RoomStanding;
import dev.bouquet.contracts.room.v1.RoomTotals;
import dev.bouquet.room.standing.Sustainability.Warning;
import java.util.List;
import org.junit.jupiter.api.Test;

class SustainabilityTest {

  @Test
  void roomWithoutGiftsHasNothingToJudge() {
    var figures = Sustainability.of(snapshot(0, 0, 0, List.of()));

    assertThat(figures).isEqualTo(new Sustainability(0, 0, 0, 0, null, List.of()));
  }

  @Test
  void medianIsTheSizeOfTheMiddleGift() {
    assertThat(medianOf(List.of(1L))).isEqualTo(1);
    assertThat(medianOf(List.of(2L, 0L, 3L))).isEqualTo(4);
    assertThat(medianOf(List.of(2L, 2L))).isEqualTo(1);
    assertThat(medianOf(List.of(0L, 0L, 0L, 1L))).isEqualTo(8);
  }

  @Test
  void moreThanHalfFromOnePersonIsWarnedOf() {
    var half = Sustainability.of(snapshot(20, 1000, 500, List.of(0L, 20L)));
    var more = Sustainability.of(snapshot(20, 1000, 501, List.of(0L, 20L)));

    assertThat(half.topGiverShareBasisPoints()).isEqualTo(5000);
    assertThat(half.warnings()).isEmpty();
    assertThat(more.warnings()).containsExactly(Warning.DEPENDS_ON_ONE_GIVER);
  }

  @Test
  void giftsOfOneCoinAreWarnedOf() {
    var figures = Sustainability.of(snapshot(30, 60, 10, List.of(20L, 10L)));

    assertThat(figures.warnings()).containsExactly(Warning.DILUTED);
  }

  @Test
  void fewGiftsAreNoReasonToWarn() {
    assertThat(Sustainability.of(snapshot(19, 100, 100, List.of(19L))).warnings()).isEmpty();
  }

  private static long medianOf(List<Long> sizes) {
    return Sustainability.of(snapshot(5, 100, 1, sizes)).medianGift().atLeastCoins();
  }

  private static RoomSnapshot snapshot(long gifts, long coins, long topCoins, List<Long> sizes) {
    return RoomSnapshot.newBuilder()
        .setTotals(RoomTotals.newBuilder().setGifts(gifts).setCoins(coins))
        .setStanding(RoomStanding.newBuilder().setTopSenderCoins(topCoins).addAllGiftSizes(sizes))
        .build();
  }
}
