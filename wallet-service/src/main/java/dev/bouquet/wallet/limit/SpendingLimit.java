package dev.bouquet.wallet.limit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A person's own limits, and what the platform's depend on.
///
/// @param country where the person lives, ISO 3166-1 alpha-2; null where nobody verified it
/// @param birthdate null where nobody verified it
/// @param zone whose days count
/// @param own those that hold now
/// @param raise what the person asked for and does not have yet
/// @param breakUntil before this the person spends nothing; null for no break
record SpendingLimit(
    UUID ownerId,
    @Nullable String country,
    @Nullable LocalDate birthdate,
    ZoneId zone,
    Limits own,
    @Nullable Raise raise,
    @Nullable Instant breakUntil) {

  /// How long a person has to wait for what lets them spend more.
  static final Duration COOLING_OFF = Duration.ofHours(24);

  private static final Limits NOTHING = new Limits(null, 0L, null, null);

  /// @param at when these take the place of the person's limits
  record Raise(Limits limits, ZoneId zone, Instant at) {}

  /// What is lower counts at once, what is higher after [#COOLING_OFF]. So does another time zone:
  /// its day may begin sooner. Asking again for the same does not begin the wait anew.
  SpendingLimit ask(Limits asked, ZoneId askedZone, Instant now) {
    var atOnce = own.and(asked);
    if (atOnce.equals(asked) && zone.equals(askedZone)) {
      return new SpendingLimit(ownerId, country, birthdate, zone, asked, null, breakUntil);
    }
    boolean same = raise != null && raise.limits.equals(asked) && raise.zone.equals(askedZone);
    var at = same ? raise.at : now.plus(COOLING_OFF);
    return new SpendingLimit(
        ownerId, country, birthdate, zone, atOnce, new Raise(asked, askedZone, at), breakUntil);
  }

  /// A break can be made longer, never shorter.
  SpendingLimit takeBreak(Instant until) {
    var later = breakUntil == null || until.isAfter(breakUntil) ? until : breakUntil;
    return new SpendingLimit(ownerId, country, birthdate, zone, own, raise, later);
  }

  /// What holds of the person's own: nothing may be spent during a break.
  Limits holding() {
    return breakUntil == null ? own : own.and(NOTHING);
  }

  /// With a raise whose time has come, and without a break that is over.
  SpendingLimit at(Instant now) {
    var going = breakUntil == null || !breakUntil.isAfter(now) ? null : breakUntil;
    return raise == null || raise.at.isAfter(now)
        ? new SpendingLimit(ownerId, country, birthdate, zone, own, raise, going)
        : new SpendingLimit(ownerId, country, birthdate, raise.zone, raise.limits, null, going);
  }

  SpendingLimit of(@Nullable String nowCountry, @Nullable LocalDate nowBirthdate) {
    return new SpendingLimit(ownerId, nowCountry, nowBirthdate, zone, own, raise, breakUntil);
  }
}
