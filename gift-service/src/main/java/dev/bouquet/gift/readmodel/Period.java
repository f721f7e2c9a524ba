package dev.bouquet.gift.readmodel;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;

/// For how long a ranking counts. Days are those of UTC, for everybody alike; weeks begin on Monday
/// (ISO 8601).
public enum Period {
  DAY,
  WEEK,
  ALL_TIME;

  private static final LocalDate BEGINNING = LocalDate.EPOCH;

  /// The first day of the period that a day is in.
  public LocalDate startOf(LocalDate day) {
    return switch (this) {
      case DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case ALL_TIME -> BEGINNING;
    };
  }

  /// The first day of the period that a moment is in.
  public LocalDate startOf(Instant at) {
    return startOf(LocalDate.ofInstant(at, ZoneOffset.UTC));
  }
}
