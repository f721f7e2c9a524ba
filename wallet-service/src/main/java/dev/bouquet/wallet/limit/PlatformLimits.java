package dev.bouquet.wallet.limit;

import dev.bouquet.kit.security.VerifiedFacts;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The table platform_limit: what the platform lets people of a country and an age spend.
final class PlatformLimits {
  private static final String ANYWHERE = "*";

  private static final String BANDS_OF =
      """
      select * from platform_limit
       where country = case when exists (select from platform_limit where country = ?) then ? else '*' end
       order by from_age
      """;

  private static final String ALL = "select * from platform_limit order by country, from_age";

  private static final String WRITE =
      """
      insert into platform_limit (country, from_age, per_gift, per_day, per_week, per_month) values (?, ?, ?, ?, ?, ?)
      on conflict (country, from_age) do update
        set per_gift = excluded.per_gift, per_day = excluded.per_day, per_week = excluded.per_week, per_month = excluded.per_month
      """;

  /// Everybody whom the change may concern: a country's own people, or all.
  private static final String APPLY_AGAIN =
      "update spending_limit set apply_again_at = now() where ? = '*' or country = ?";

  private PlatformLimits() {}

  /// @param country `*` for countries without bands of their own
  /// @param fromAge the youngest, in years
  record Band(String country, int fromAge, Limits limits) {}

  /// What holds for a person, and when that has to be looked at again.
  ///
  /// @param until the birthday that leads into the next band; null where there is none
  record Share(Limits limits, @Nullable LocalDate until) {}

  /// Those of the youngest band where the age is not known.
  static Share forPerson(Connection connection, SpendingLimit person, Instant now)
      throws SQLException {
    var country = person.country() == null ? ANYWHERE : person.country();
    var bands = bands(connection, country);
    var birthdate = person.birthdate();
    var today = LocalDate.ofInstant(now, VerifiedFacts.ZONE_OF_AGES);
    var limits = bands.isEmpty() ? Limits.NONE : bands.getFirst().limits();
    for (var band : bands) {
      // The same date decides who is in a band and when to look again: 29 February has two.
      var begins = birthdate == null ? null : birthdate.plusYears(band.fromAge());
      if (begins == null ? band.fromAge() > 0 : begins.isAfter(today)) {
        return new Share(limits, begins);
      }
      limits = band.limits();
    }
    return new Share(limits, null);
  }

  static List<Band> all(Connection connection) throws SQLException {
    try (var select = connection.prepareStatement(ALL)) {
      return read(select);
    }
  }

  /// Sets a band; everybody's limits are computed anew soon after.
  static void set(Connection connection, Band band) throws SQLException {
    try (var upsert = connection.prepareStatement(WRITE)) {
      upsert.setString(1, band.country());
      upsert.setInt(2, band.fromAge());
      LimitStore.setLimits(upsert, 3, band.limits());
      upsert.executeUpdate();
    }
    try (var update = connection.prepareStatement(APPLY_AGAIN)) {
      update.setString(1, band.country());
      update.setString(2, band.country());
      update.executeUpdate();
    }
  }

  private static List<Band> bands(Connection connection, String country) throws SQLException {
    try (var select = connection.prepareStatement(BANDS_OF)) {
      select.setString(1, country);
      select.setString(2, country);
      return read(select);
    }
  }

  private static List<Band> read(java.sql.PreparedStatement select) throws SQLException {
    var bands = new ArrayList<Band>();
    try (var rows = select.executeQuery()) {
      while (rows.next()) {
        bands.add(
            new Band(
                rows.getString("country"),
                rows.getInt("from_age"),
                LimitStore.limits(rows, "per_")));
      }
    }
    return bands;
  }
}
