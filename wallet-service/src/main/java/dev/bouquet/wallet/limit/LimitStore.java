package dev.bouquet.wallet.limit;

import dev.bouquet.wallet.limit.SpendingLimit.Raise;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The table spending_limit, in the caller's transaction.
final class LimitStore {
  private static final String ADD =
      "insert into spending_limit (owner_id, zone) values (?, ?) on conflict (owner_id) do nothing";

  private static final String FIND = "select * from spending_limit where owner_id = ?";

  private static final String WRITE =
      """
      update spending_limit
         set country = ?, birthdate = ?, zone = ?, per_gift = ?, per_day = ?, per_week = ?, per_month = ?,
             raise_at = ?, raised_zone = ?, raised_gift = ?, raised_day = ?, raised_week = ?, raised_month = ?, apply_again_at = ?,
             break_until = ?, claimed_until = null
       where owner_id = ?
      """;

  private static final String CLAIM =
      """
      with due as materialized (
        select owner_id from spending_limit
         where (raise_at is not null or apply_again_at is not null) and least(raise_at, apply_again_at) <= ?
           and (claimed_until is null or claimed_until <= ?)
         order by least(raise_at, apply_again_at) limit ? for update skip locked)
      update spending_limit s set claimed_until = ? from due where s.owner_id = due.owner_id returning s.owner_id
      """;

  private LimitStore() {}

  /// The row, locked; added with this zone where there was none.
  static SpendingLimit lock(Connection connection, UUID owner, ZoneId zone) throws SQLException {
    try (var insert = connection.prepareStatement(ADD)) {
      insert.setObject(1, owner);
      insert.setString(2, zone.getId());
      insert.executeUpdate();
    }
    return find(connection, owner, FIND + " for update").orElseThrow();
  }

  static Optional<SpendingLimit> find(Connection connection, UUID owner) throws SQLException {
    return find(connection, owner, FIND);
  }

  /// @param applyAgainAt when it has to be applied anew whatever happens; null for never
  static void write(Connection connection, SpendingLimit limit, @Nullable Instant applyAgainAt)
      throws SQLException {
    try (var update = connection.prepareStatement(WRITE)) {
      update.setString(1, limit.country());
      update.setObject(2, limit.birthdate(), Types.DATE);
      update.setString(3, limit.zone().getId());
      setLimits(update, 4, limit.own());
      var raise = limit.raise();
      update.setObject(8, utc(raise == null ? null : raise.at()), Types.TIMESTAMP_WITH_TIMEZONE);
      update.setString(9, raise == null ? null : raise.zone().getId());
      setLimits(update, 10, raise == null ? Limits.NONE : raise.limits());
      update.setObject(14, utc(applyAgainAt), Types.TIMESTAMP_WITH_TIMEZONE);
      update.setObject(15, utc(limit.breakUntil()), Types.TIMESTAMP_WITH_TIMEZONE);
      update.setObject(16, limit.ownerId());
      update.executeUpdate();
    }
  }

  static void delete(Connection connection, UUID owner) throws SQLException {
    try (var delete =
        connection.prepareStatement("delete from spending_limit where owner_id = ?")) {
      delete.setObject(1, owner);
      delete.executeUpdate();
    }
  }

  /// Owners whose raise or birthday has come or whose break is over, those who have waited longest.
  /// Nobody else gets them until they are written or the time is up.
  static List<UUID> claim(Connection connection, Instant now, Instant until, int limit)
      throws SQLException {
    try (var claim = connection.prepareStatement(CLAIM)) {
      claim.setObject(1, utc(now));
      claim.setObject(2, utc(now));
      claim.setInt(3, limit);
      claim.setObject(4, utc(until));
      var owners = new ArrayList<UUID>();
      try (var rows = claim.executeQuery()) {
        while (rows.next()) {
          owners.add(rows.getObject(1, UUID.class));
        }
      }
      return owners;
    }
  }

  private static Optional<SpendingLimit> find(Connection connection, UUID owner, String sql)
      throws SQLException {
    try (var select = connection.prepareStatement(sql)) {
      select.setObject(1, owner);
      try (var row = select.executeQuery()) {
        return row.next() ? Optional.of(limit(row)) : Optional.empty();
      }
    }
  }

  private static SpendingLimit limit(ResultSet row) throws SQLException {
    var raiseAt = row.getObject("raise_at", OffsetDateTime.class);
    var breakUntil = row.getObject("break_until", OffsetDateTime.class);
    return new SpendingLimit(
        row.getObject("owner_id", UUID.class),
        row.getString("country"),
        row.getObject("birthdate", LocalDate.class),
        ZoneId.of(row.getString("zone")),
        limits(row, "per_"),
        raiseAt == null
            ? null
            : new Raise(
                limits(row, "raised_"),
                ZoneId.of(row.getString("raised_zone")),
                raiseAt.toInstant()),
        breakUntil == null ? null : breakUntil.toInstant());
  }

  /// The four columns with this prefix.
  static Limits limits(ResultSet row, String prefix) throws SQLException {
    return new Limits(
        row.getObject(prefix + "gift", Long.class),
        row.getObject(prefix + "day", Long.class),
        row.getObject(prefix + "week", Long.class),
        row.getObject(prefix + "month", Long.class));
  }

  static void setLimits(PreparedStatement statement, int first, Limits limits) throws SQLException {
    statement.setObject(first, limits.gift(), Types.BIGINT);
    statement.setObject(first + 1, limits.day(), Types.BIGINT);
    statement.setObject(first + 2, limits.week(), Types.BIGINT);
    statement.setObject(first + 3, limits.month(), Types.BIGINT);
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
