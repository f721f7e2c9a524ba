package dev.bouquet.kit.security;

import io.quarkus.security.identity.SecurityIdentity;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/// What the issuer has verified of a person and says in their token, by OpenID Connect's names.
/// What it does not say, or says in a way that makes no sense, is null.
///
/// @param birthdate claim `birthdate`; a year that is withheld (`0000`) is no date
/// @param country claim `country`, ISO 3166-1 alpha-2
/// @param zone claim `zoneinfo`, an IANA name, which the person chooses
public record VerifiedFacts(
    @Nullable LocalDate birthdate, @Nullable String country, @Nullable ZoneId zone) {
  public static final VerifiedFacts NONE = new VerifiedFacts(null, null, null);

  /// Where every day begins last. Ages are counted here: somebody has turned 18 once that is so
  /// everywhere on earth. `zoneinfo` cannot say when, since people change it themselves.
  public static final ZoneOffset ZONE_OF_AGES = ZoneOffset.ofHours(-12);

  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
  private static final int OLDEST_BIRTH_YEAR = 1900;

  public static VerifiedFacts of(SecurityIdentity identity) {
    return identity.getPrincipal() instanceof JsonWebToken token
        ? new VerifiedFacts(
            date(token.getClaim("birthdate")),
            country(token.getClaim("country")),
            zone(token.getClaim("zoneinfo")))
        : NONE;
  }

  /// Full years on a day; empty where the birthdate is not known.
  public OptionalInt ageOn(LocalDate day) {
    return birthdate == null
        ? OptionalInt.empty()
        : OptionalInt.of(Period.between(birthdate, day).getYears());
  }

  public ZoneId zoneOr(ZoneId otherwise) {
    return zone == null ? otherwise : zone;
  }

  private static @Nullable LocalDate date(@Nullable Object claim) {
    try {
      var date = claim == null ? null : LocalDate.parse(claim.toString());
      return date == null || date.getYear() < OLDEST_BIRTH_YEAR ? null : date;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable String country(@Nullable Object claim) {
    return claim != null && COUNTRY.matcher(claim.toString()).matches() ? claim.toString() : null;
  }

  private static @Nullable ZoneId zone(@Nullable Object claim) {
    try {
      return claim == null ? null : ZoneId.of(claim.toString());
    } catch (DateTimeException e) {
      return null;
    }
  }
}
