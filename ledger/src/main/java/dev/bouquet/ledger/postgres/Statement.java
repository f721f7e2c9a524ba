package dev.bouquet.ledger.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// An account's history, newest first, in the order of its versions: gapless and stable, whatever
/// clocks do.
///
/// Since versions have no gaps, a [Span] of them bounds what a question reads, whatever it filters
/// by: no question needs an index of its own.
///
/// Accounts of the house have no statements: they take part in every transfer, and whoever asks
/// about them reads the view `entry`.
public final class Statement {
  private static final String ENTRIES =
      """
      (select id, kind, -amount as amount, debit_balance as balance, debit_version as version, created_at
         from transfer where debit_account = ? and debit_listed and debit_version > ? and debit_version < ?
                         and created_at >= ? and created_at < ? and (cardinality(?) = 0 or kind = any(?))
        order by debit_version desc limit ?)
      union all
      (select id, kind, amount, credit_balance, credit_version, created_at
         from transfer where credit_account = ? and credit_listed and credit_version > ? and credit_version < ?
                         and created_at >= ? and created_at < ? and (cardinality(?) = 0 or kind = any(?))
        order by credit_version desc limit ?)
      order by version desc limit ?
      """;

  /// Halves the account's versions until two neighbours are left: `low` was before the time and
  /// `high` was not.
  private static final String BISECT =
      """
      with recursive search (low, high) as (
        select 0::bigint, version + 1 from account where id = ?
        union all
        select case when e.created_at < ? then e.version else low end, case when e.created_at < ? then high else e.version end
          from search,
               lateral (select debit_version as version, created_at from transfer
                         where debit_account = ? and debit_listed and debit_version = (low + high) / 2
                        union all
                        select credit_version, created_at from transfer
                         where credit_account = ? and credit_listed and credit_version = (low + high) / 2) e
         where high - low > 1)
      select coalesce(max(low), 0) as low, coalesce(min(high), 1) as high from search
      """;

  private static final String NEWEST =
      "select coalesce(max(version), 0) as low, coalesce(max(version), 0) + 1 as high from account where id = ?";

  /// How far the clocks of two writers may differ. Versions are nearly in the order of their times,
  /// and not quite: what is further than this from where a time was found is surely on its side.
  private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);

  private static final Instant ANY_TIME = Instant.parse("9999-01-01T00:00:00Z");

  private Statement() {}

  /// One side of a transfer.
  ///
  /// @param amount negative for a debit
  /// @param balanceAfter the account's `posted` right after
  public record Entry(
      UUID transferId, String kind, long amount, long balanceAfter, long version, Instant at) {}

  /// Which entries are asked for. The database knows microseconds, so bounds are rounded up to
  /// them, which changes nothing about what lies between.
  ///
  /// @param kinds any where empty
  /// @param from not earlier
  /// @param to earlier
  public record Filter(Set<String> kinds, @Nullable Instant from, @Nullable Instant to) {
    public static final Filter NONE = new Filter(Set.of(), null, null);

    public Filter {
      kinds = Set.copyOf(kinds);
      from = from == null ? null : roundedUp(from);
      to = to == null ? null : roundedUp(to);
    }

    private static Instant roundedUp(Instant time) {
      var down = time.truncatedTo(ChronoUnit.MICROS);
      return down.equals(time) ? time : down.plus(1, ChronoUnit.MICROS);
    }
  }

  /// The versions between two others.
  ///
  /// @param after exclusive
  /// @param before exclusive
  public record Span(long after, long before) {
    public Span before(long version) {
      return new Span(after, Math.min(before, version));
    }

    /// The last of them, at most `count`.
    public Span newest(long count) {
      return new Span(Math.max(after, before - 1 - count), before);
    }

    /// The first of them, at most `count`.
    public Span oldest(long count) {
      return new Span(after, Math.min(before, after + 1 + count));
    }

    public boolean isEmpty() {
      return after + 1 >= before;
    }
  }

  /// Outside of this nothing that the account has now passes the filter, by its times.
  public static Span span(Connection connection, UUID account, Filter filter) throws SQLException {
    var last =
        filter.to() == null ? newest(account) : bisect(account, filter.to().plus(CLOCKS_DIFFER));
    if (filter.from() == null) {
      return new Span(0, last.run(connection).before());
    }
    var first = bisect(account, filter.from().minus(CLOCKS_DIFFER));
    Step.runAll(connection, List.of(first, last));
    return new Span(first.result().after(), last.result().before());
  }

  /// @param beforeVersion entries older than this one; `Long.MAX_VALUE` for the newest
  public static List<Entry> page(Connection connection, UUID account, long beforeVersion, int limit)
      throws SQLException {
    return page(connection, account, Filter.NONE, new Span(0, beforeVersion), limit);
  }

  /// The newest of a span that pass a filter. Reads no more than the span, and of a filter by kinds
  /// it may read all of it.
  public static List<Entry> page(
      Connection connection, UUID account, Filter filter, Span span, int limit)
      throws SQLException {
    return Step.query(
            ENTRIES,
            parameters -> {
              bindSide(parameters, account, filter, span, limit);
              bindSide(parameters, account, filter, span, limit);
              parameters.integer(limit);
            },
            rows -> {
              var entries = new ArrayList<Entry>();
              while (rows.next()) {
                entries.add(
                    new Entry(
                        Columns.uuid(rows, "id"),
                        rows.getString("kind"),
                        rows.getLong("amount"),
                        rows.getLong("balance"),
                        rows.getLong("version"),
                        Columns.instant(rows, "created_at")));
              }
              return List.copyOf(entries);
            })
        .run(connection);
  }

  /// The newest entry at a version, whose `balanceAfter` is the balance then; empty before the
  /// first.
  public static Optional<Entry> atVersion(Connection connection, UUID account, long version)
      throws SQLException {
    long before = version == Long.MAX_VALUE ? version : version + 1;
    return page(connection, account, before, 1).stream().findFirst();
  }

  /// The newest entry at a time, by the clocks of the writers; empty before the first. However long
  /// ago, it reads no more than what two clocks differ by.
  public static Optional<Entry> atTime(Connection connection, UUID account, Instant at)
      throws SQLException {
    var later = at.truncatedTo(ChronoUnit.MICROS).plus(1, ChronoUnit.MICROS);
    var until = new Filter(Set.of(), null, later);
    var span = span(connection, account, until);
    return page(connection, account, until, span, 1).stream().findFirst();
  }

  private static void bindSide(
      Parameters parameters, UUID account, Filter filter, Span span, int limit)
      throws SQLException {
    var kinds = List.copyOf(filter.kinds());
    parameters
        .uuid(account)
        .bigint(span.after())
        .bigint(span.before())
        .instant(filter.from() == null ? Instant.EPOCH : filter.from())
        .instant(filter.to() == null ? ANY_TIME : filter.to())
        .texts(kinds, Function.identity())
        .texts(kinds, Function.identity())
        .integer(limit);
  }

  private static Step<Span> newest(UUID account) {
    return Step.query(NEWEST, parameters -> parameters.uuid(account), Statement::neighbours);
  }

  private static Step<Span> bisect(UUID account, Instant time) {
    return Step.query(
        BISECT,
        parameters ->
            parameters.uuid(account).instant(time).instant(time).uuid(account).uuid(account),
        Statement::neighbours);
  }

  private static Span neighbours(ResultSet row) throws SQLException {
    row.next();
    return new Span(row.getLong("low"), row.getLong("high"));
  }
}
