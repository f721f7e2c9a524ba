package dev.bouquet.room.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.room.fold.GiftSplit;
import dev.bouquet.room.fold.Lineup;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class LineupMessagesTest {
  private static final UUID ADA = new UUID(0, 11);

  static final List<GiftSplit> SPLITS =
      List.of(
          new GiftSplit.ToHost(),
          new GiftSplit.Even(),
          new GiftSplit.ByShares(List.of(new GiftSplit.Share(ADA, 10_000))));

  @ParameterizedTest
  @FieldSource("SPLITS")
  void comesBackAsItWas(GiftSplit split) {
    var guests =
        List.of(
            new Lineup.Guest(ADA, Optional.of("Ada")),
            new Lineup.Guest(new UUID(0, 12), Optional.empty()));
    var lineup = new Lineup(guests, split);

    assertThat(LineupMessages.read(LineupMessages.write(lineup))).isEqualTo(lineup);
  }
}
