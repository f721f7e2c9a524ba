package dev.bouquet.ledger.core;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an account may spend, and what it has spent, by the calendar of its time zone.
///
/// The counters belong to the day, ISO week and month of `countedOn`; what a new day, week or month
/// begins is counted from zero. A clock that goes back counts into the newer day.
///
/// @param countedOn the newest day on which something was spent
public record Budget(ZoneId zone, Limits limits, LocalDate countedOn, Spent spent) {

  /// The most that may be spent; null where there is no limit.
  ///
  /// @param transfer at once
  public record Limits(
      @Nullable Long transfer, @Nullable Long day, @Nullable Long week, @Nullable Long month) {}

  public record Spent(long day, long week, long month) {
    static final Spent NOTHING = new Spent(0, 0, 0);

    private Spent plus(long amount) {
      return new Spent(add(day, amount), add(week, amount), add(month, amount));
    }

    /// Saturating: where no limit is set nobody refuses.
    private static long add(long a, long b) {
      return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }
  }

  public static Budget of(ZoneId zone, Limits limits) {
    return new Budget(zone, limits, LocalDate.EPOCH, Spent.NOTHING);
  }

  /// What has been spent in the day, week and month of an instant.
  public Spent spentAt(Instant now) {
    return on(day(now)).spent;
  }

  public enum Period {
    DAY,
    WEEK,
    MONTH
  }

  /// A limit of a period that is running.
  ///
  /// @param endsAt from when it counts from zero again
  public record Running(Period period, long limit, long spent, Instant endsAt) {
    public long left() {
      return Math.max(0, limit - spent);
    }
  }

  /// The periods of an instant that have a limit, the shortest first.
  public List<Running> runningAt(Instant now) {
    var current = on(day(now));
    var today = current.countedOn;
    var running = new ArrayList<Running>();
    current.add(running, Period.DAY, limits.day(), current.spent.day(), today.plusDays(1));
    current.add(
        running,
        Period.WEEK,
        limits.week(),
        current.spent.week(),
        today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)));
    current.add(
        running,
        Period.MONTH,
        limits.month(),
        current.spent.month(),
        today.with(TemporalAdjusters.firstDayOfNextMonth()));
    return running;
  }

  private void add(
      List<Running> running, Period period, @Nullable Long limit, long spent, LocalDate next) {
    if (limit != null) {
      running.add(new Running(period, limit, spent, next.atStartOfDay(zone).toInstant()));
    }
  }

  /// @return the code of the limit that an amount would break, null where it breaks none
  @Nullable String refusal(long amount, Instant now) {
    var spent = spentAt(now);
    if (exceeds(0, amount, limits.transfer())) {
      return Result.Refused.TRANSFER_LIMIT;
    }
    if (exceeds(spent.day(), amount, limits.day())) {
      return Result.Refused.DAILY_LIMIT;
    }
    if (exceeds(spent.week(), amount, limits.week())) {
      return Result.Refused.WEEKLY_LIMIT;
    }
    if (exceeds(spent.month(), amount, limits.month())) {
      return Result.Refused.MONTHLY_LIMIT;
    }
    return null;
  }

  Budget spend(long amount, Instant now) {
    var current = on(day(now));
    return new Budget(zone, limits, current.countedOn, current.spent.plus(amount));
  }

  /// Takes back what was spent at an instant, from the periods that are still running.
  Budget giveBack(long amount, Instant spentAt) {
    var day = day(spentAt);
    return new Budget(
        zone,
        limits,
        countedOn,
        new Spent(
            day.equals(countedOn) ? Math.max(0, spent.day() - amount) : spent.day(),
            sameWeek(day, countedOn) ? Math.max(0, spent.week() - amount) : spent.week(),
            sameMonth(day, countedOn) ? Math.max(0, spent.month() - amount) : spent.month()));
  }

  private Budget on(LocalDate day) {
    if (!day.isAfter(countedOn)) {
      return this;
    }
    return new Budget(
        zone,
        limits,
        day,
        new Spent(
            0,
            sameWeek(day, countedOn) ? spent.week() : 0,
            sameMonth(day, countedOn) ? spent.month() : 0));
  }

  private LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, zone);
  }

  private static boolean exceeds(long spent, long amount, @Nullable Long limit) {
    return limit != null && (amount > limit || spent > limit - amount);
  }

  private static boolean sameWeek(LocalDate a, LocalDate b) {
    return monday(a).equals(monday(b));
  }

  private static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private static boolean sameMonth(LocalDate a, LocalDate b) {
    return YearMonth.from(a).equals(YearMonth.from(b));
  }
}
