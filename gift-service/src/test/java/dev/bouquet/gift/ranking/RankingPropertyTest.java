package dev.bouquet.gift.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.gift.readmodel.Board;
import dev.bouquet.gift.readmodel.Period;
import dev.bouquet.gift.support.GiftDatabase;
import dev.bouquet.gift.support.GiftModel.Ranked;
import dev.bouquet.gift.support.GiftStory;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;

/// Rankings, page by page, are what a model computes from all gifts, however these arrived.
class RankingPropertyTest {
  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 1);
  private static final int DAYS = 16;

  private final RankingStore rankings = new RankingStore(GiftDatabase.pool());

  @Property(tries = 12, shrinking = ShrinkingMode.OFF)
  void everyRankingIsWhatTheModelSays(@ForAll long seed) throws Exception {
    var story = GiftStory.random(seed);
    var model = story.model();
    GiftDatabase.setQuietMode(story.quietPerson);

    story.deliver();

    for (var period : Period.values()) {
      for (var start : starts(period)) {
        var from = period == Period.ALL_TIME ? Instant.MIN : start(start);
        var to = end(period, start);
        assertThat(ranked(Board.SENDERS, period, start, Board.EVERYBODY))
            .isEqualTo(model.senders(from, to));
        assertThat(unnamed(ranked(Board.CREATORS, period, start, Board.EVERYBODY)))
            .isEqualTo(unnamed(model.creators(from, to)));
        for (var creator : story.creators) {
          assertThat(ranked(Board.SENDERS_OF_CREATOR, period, start, creator))
              .isEqualTo(model.sendersOf(creator, from, to));
          assertThat(ranked(Board.SENDERS_FOR_CREATOR, period, start, creator))
              .isEqualTo(model.sendersForCreator(creator, from, to));
        }
      }
    }
  }

  private static List<LocalDate> starts(Period period) {
    return FIRST_DAY.datesUntil(FIRST_DAY.plusDays(DAYS)).map(period::startOf).distinct().toList();
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static Instant end(Period period, LocalDate start) {
    return switch (period) {
      case DAY -> start(start.plusDays(1));
      case WEEK -> start(start.plusDays(7));
      case ALL_TIME -> Instant.MAX;
    };
  }

  /// By pages of two.
  private List<Ranked> ranked(Board board, Period period, LocalDate startsOn, UUID subject)
      throws SQLException {
    var ranking = new Ranking(board, period, startsOn, subject);
    var found = new ArrayList<Ranked>();
    Place.@Nullable Key after = Place.Key.TOP;
    while (after != null) {
      var page = rankings.page(ranking, after, 2);
      for (var place : page) {
        found.add(ranked(place));
        assertThat(place.rank()).isEqualTo(found.size());
      }
      after = page.isEmpty() ? null : Place.Key.parse(page.getLast().key());
    }
    return found;
  }

  private static Ranked ranked(Place place) {
    return new Ranked(
        place.personId(),
        Objects.requireNonNullElse(place.name(), ""),
        place.coins(),
        place.gifts(),
        place.reachedAt());
  }

  private static List<Ranked> unnamed(List<Ranked> ranked) {
    return ranked.stream()
        .map(one -> new Ranked(one.person(), "", one.coins(), one.gifts(), one.reachedAt()))
        .toList();
  }
}
