package dev.bouquet.gift.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SeasonsTest {
  private static final Seasons SEASONS = Seasons.shipped();

  private static boolean isIn(String season, String moment) {
    return GiftContents.onlyIn(season).isOpen(SEASONS, Instant.parse(moment));
  }

  @Test
  void aFestivalLastsFromItsFirstMorningOnEarthToItsLastMidnight() {
    assertThat(isIn("songkran", "2027-04-11T09:59:59Z")).isFalse();
    assertThat(isIn("songkran", "2027-04-11T10:00:00Z")).isTrue();
    assertThat(isIn("songkran", "2027-04-17T11:59:59Z")).isTrue();
    assertThat(isIn("songkran", "2027-04-17T12:00:00Z")).isFalse();
  }

  @Test
  void feastsOfTheMoonMoveThroughTheYears() {
    assertThat(isIn("hanukkah", "2026-12-10T18:00:00Z")).isTrue();
    assertThat(isIn("hanukkah", "2027-12-10T18:00:00Z")).isFalse();
    assertThat(isIn("hanukkah", "2027-12-28T18:00:00Z")).isTrue();
  }

  @Test
  void nothingIsInASeasonThatNobodyKnows() {
    assertThat(isIn("no-such-season", "2027-04-14T00:00:00Z")).isFalse();
  }
}
