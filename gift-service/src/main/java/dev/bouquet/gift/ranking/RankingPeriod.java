package dev.bouquet.gift.ranking;

import dev.bouquet.gift.readmodel.Period;
import dev.bouquet.kit.problem.ProblemException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A period as a request names it.
record RankingPeriod(Period period, LocalDate startsOn) {
  private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

  /// @param period `DAY` unless said otherwise
  /// @param on any day in it; today unless said otherwise
  /// @throws ProblemException 400 RANKING_PERIOD_INVALID
  static RankingPeriod of(@Nullable String period, @Nullable String on) {
    var asked = period == null ? Period.DAY : named(period);
    return new RankingPeriod(asked, asked.startOf(day(on)));
  }

  private static Period named(String period) {
    return Arrays.stream(Period.values())
        .filter(known -> known.name().equals(period))
        .findFirst()
        .orElseThrow(() -> invalid("A ranking's period is DAY, WEEK or ALL_TIME."));
  }

  private static LocalDate day(@Nullable String on) {
    if (on == null) {
      return LocalDate.now(Clock.systemUTC());
    }
    try {
      var day = LocalDate.parse(on);
      if (day.isAfter(LocalDate.EPOCH) && !day.isAfter(LAST_DAY)) {
        return day;
      }
    } catch (DateTimeException e) {
      throw invalid("A ranking's day is written as 2026-11-23.");
    }
    throw invalid("There were no gifts on that day.");
  }

  private static ProblemException invalid(String detail) {
    return ProblemException.malformed("RANKING_PERIOD_INVALID", detail);
  }
}
