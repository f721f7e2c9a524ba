package dev.bouquet.ledger.postgres;

import dev.bouquet.ledger.core.Account;
import dev.bouquet.ledger.core.Books.FollowedUp;
import dev.bouquet.ledger.core.Books.Resolution;
import dev.bouquet.ledger.core.Bytes;
import dev.bouquet.ledger.core.Decision;
import dev.bouquet.ledger.core.Position;
import dev.bouquet.ledger.core.Recorded;
import dev.bouquet.ledger.core.Result;
import dev.bouquet.ledger.core.Result.Held;
import dev.bouquet.ledger.core.Result.OwingChanged;
import dev.bouquet.ledger.core.Result.Posted;
import dev.bouquet.ledger.core.Result.Refused;
import dev.bouquet.ledger.core.Result.Released;
import dev.bouquet.ledger.core.Result.StatusChanged;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How results are rows of `transfer`.
final class TransferTable {
  /// Of the table: what an id that is there already violates.
  static final String PRIMARY_KEY = "transfer_pkey";

  private static final String POSTED = "POSTED";
  private static final String HELD = "HELD";
  private static final String RELEASED = "RELEASED";
  private static final String EXPIRED = "EXPIRED";
  private static final String STATUS = "STATUS";
  private static final String OWING = "OWING";
  private static final String CLEARED = "CLEARED";

  private static final String FIND = "select * from transfer where id = any(?)";

  private static final String FIND_FOLLOWED_UP =
      """
      select resolves as origin, case outcome when 'POSTED' then 'CAPTURED' else outcome end as resolution, 0 as reversed
        from transfer where resolves = any(?)
      union all
      select reverses, 'OPEN', sum(amount)::bigint from transfer where reverses = any(?) group by reverses
      """;

  private static final String SEALED =
      """
      id, request_hash, outcome, kind, debit_account, credit_account, amount, debit_balance, debit_version, credit_balance, credit_version,
      slot, epoch, seq, debit_listed, credit_listed, resolves, reverses, expires_at, created_at
      """;

  private static final String INSERT =
      """
      insert into transfer (%1$s, context, seal)
      select %1$s, context, seal(%1$s)
        from (select ?::integer as slot, ?::bigint as epoch, ?::timestamptz as created_at, n.*
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                  as n(id, request_hash, outcome, kind, debit_account, credit_account, amount, debit_balance, debit_version,
                       credit_balance, credit_version, seq, debit_listed, credit_listed, resolves, reverses, expires_at, context)) n
      """
          .formatted(SEALED);

  private TransferTable() {}

  /// A result as the columns of its row.
  private record Row(
      UUID id,
      Bytes requestHash,
      String outcome,
      @Nullable String kind,
      @Nullable UUID debit,
      @Nullable UUID credit,
      long amount,
      long balance,
      @Nullable Posted posted,
      @Nullable UUID resolves,
      @Nullable Held held,
      Bytes context) {

    static Row of(Recorded recorded) {
      var hash = recorded.requestHash();
      return switch (recorded.result()) {
        case Posted r ->
            new Row(
                r.id(),
                hash,
                POSTED,
                r.kind(),
                r.debit(),
                r.credit(),
                r.amount(),
                r.debitBalance(),
                r,
                r.resolves(),
                null,
                r.context());
        case Held r ->
            new Row(
                r.id(),
                hash,
                HELD,
                r.kind(),
                r.debit(),
                r.credit(),
                r.amount(),
                r.available(),
                null,
                null,
                r,
                r.context());
        case Released r ->
            new Row(
                r.id(),
                hash,
                r.expired() ? EXPIRED : RELEASED,
                null,
                r.debit(),
                null,
                r.amount(),
                r.available(),
                null,
                r.resolves(),
                null,
                Bytes.EMPTY);
        case StatusChanged r ->
            new Row(
                r.id(),
                hash,
                STATUS,
                r.status().name(),
                r.account(),
                null,
                0,
                0,
                null,
                null,
                null,
                Bytes.EMPTY);
        case OwingChanged r ->
            new Row(
                r.id(),
                hash,
                r.owing() ? OWING : CLEARED,
                null,
                r.account(),
                null,
                0,
                0,
                null,
                null,
                null,
                Bytes.EMPTY);
        case Refused r ->
            new Row(
                r.id(),
                hash,
                r.code(),
                null,
                r.debit(),
                null,
                r.amount(),
                r.balance(),
                null,
                null,
                null,
                Bytes.EMPTY);
      };
    }

    @Nullable Long seq() {
      return posted == null || posted.position() == null ? null : posted.position().seq();
    }
  }

  static Step<Map<UUID, Recorded>> find(Collection<UUID> ids) {
    return Step.query(
        FIND,
        parameters -> parameters.uuids(ids),
        rows -> {
          var found = new HashMap<UUID, Recorded>();
          while (rows.next()) {
            found.put(
                Columns.uuid(rows, "id"),
                new Recorded(Bytes.copyOf(rows.getBytes("request_hash")), result(rows)));
          }
          return found;
        });
  }

  static Step<Optional<UUID>> findPayer(UUID id) {
    return Step.query(
        "select debit_account from transfer where id = ? and debit_account is not null",
        parameters -> parameters.uuid(id),
        row -> row.next() ? Optional.of(Columns.uuid(row, "debit_account")) : Optional.empty());
  }

  /// What became of these holds and transfers.
  static Step<Map<UUID, FollowedUp>> findFollowedUp(Collection<UUID> origins) {
    return Step.query(
        FIND_FOLLOWED_UP,
        parameters -> parameters.uuids(origins).uuids(origins),
        rows -> {
          var found = new HashMap<UUID, FollowedUp>();
          while (rows.next()) {
            found.put(
                Columns.uuid(rows, "origin"),
                new FollowedUp(
                    rows.getLong("reversed"), Resolution.valueOf(rows.getString("resolution"))));
          }
          return found;
        });
  }

  /// In the order of their ids, so that two batches never wait for each other in a circle. Fails
  /// with a violation of [#PRIMARY_KEY] where an id is there already.
  static Step<Integer> insert(Decision decision) {
    var rows =
        decision.recorded().values().stream()
            .map(Row::of)
            .sorted(Comparator.comparing(Row::id))
            .toList();
    var at = decision.recorded().firstEntry().getValue().result().at();
    var last = decision.last().equals(Position.NONE) ? null : decision.last();
    return Step.update(
        INSERT,
        parameters ->
            parameters
                .integer(last == null ? null : last.slot())
                .bigint(last == null ? null : last.epoch())
                .instant(at)
                .uuids(rows, Row::id)
                .byteas(rows, row -> row.requestHash().toArray())
                .texts(rows, Row::outcome)
                .texts(rows, Row::kind)
                .uuids(rows, Row::debit)
                .uuids(rows, Row::credit)
                .bigints(rows, Row::amount)
                .bigints(rows, Row::balance)
                .bigints(rows, posted(Posted::debitVersion))
                .bigints(rows, posted(Posted::creditBalance))
                .bigints(rows, posted(Posted::creditVersion))
                .bigints(rows, Row::seq)
                .booleans(rows, listed(decision, Posted::debit))
                .booleans(rows, listed(decision, Posted::credit))
                .uuids(rows, Row::resolves)
                .uuids(rows, posted(Posted::reverses))
                .instants(rows, row -> expiry(row.held()))
                .byteas(rows, row -> orNull(row.context())));
  }

  /// Accounts of the house are those without a floor.
  private static Function<Row, @Nullable Boolean> listed(
      Decision decision, Function<Posted, UUID> side) {
    return posted(row -> decision.accounts().get(side.apply(row)).floor() != null);
  }

  static Step<Long> eraseWords(UUID account, long afterVersion, long upToVersion) {
    return Step.query(
        "select erase_words(?, ?, ?)",
        parameters -> parameters.uuid(account).bigint(afterVersion).bigint(upToVersion),
        row -> {
          row.next();
          return row.getLong(1);
        });
  }

  private static <V> Function<Row, @Nullable V> posted(Function<Posted, @Nullable V> column) {
    return row -> row.posted() == null ? null : column.apply(row.posted());
  }

  private static @Nullable Instant expiry(@Nullable Held held) {
    return held == null ? null : held.expiresAt();
  }

  private static byte @Nullable [] orNull(Bytes context) {
    return context.length() == 0 ? null : context.toArray();
  }

  private static Result result(ResultSet row) throws SQLException {
    var outcome = row.getString("outcome");
    return switch (outcome) {
      case POSTED -> posted(row);
      case HELD -> held(row);
      case RELEASED, EXPIRED ->
          new Released(
              Columns.uuid(row, "id"),
              Columns.uuid(row, "resolves"),
              Columns.uuid(row, "debit_account"),
              row.getLong("amount"),
              row.getLong("debit_balance"),
              outcome.equals(EXPIRED),
              Columns.instant(row, "created_at"));
      case STATUS ->
          new StatusChanged(
              Columns.uuid(row, "id"),
              Columns.uuid(row, "debit_account"),
              Account.Status.valueOf(row.getString("kind")),
              Columns.instant(row, "created_at"));
      case OWING, CLEARED ->
          new OwingChanged(
              Columns.uuid(row, "id"),
              Columns.uuid(row, "debit_account"),
              outcome.equals(OWING),
              Columns.instant(row, "created_at"));
      default ->
          new Refused(
              Columns.uuid(row, "id"),
              Columns.uuid(row, "debit_account"),
              outcome,
              row.getLong("debit_balance"),
              row.getLong("amount"),
              Columns.instant(row, "created_at"));
    };
  }

  private static Posted posted(ResultSet row) throws SQLException {
    var seq = row.getObject("seq", Long.class);
    return new Posted(
        Columns.uuid(row, "id"),
        row.getString("kind"),
        Columns.uuid(row, "debit_account"),
        Columns.uuid(row, "credit_account"),
        row.getLong("amount"),
        row.getLong("debit_balance"),
        row.getLong("debit_version"),
        row.getLong("credit_balance"),
        row.getLong("credit_version"),
        seq == null ? null : new Position(row.getInt("slot"), row.getLong("epoch"), seq),
        Columns.uuid(row, "resolves"),
        Columns.uuid(row, "reverses"),
        context(row),
        Columns.instant(row, "created_at"));
  }

  private static Held held(ResultSet row) throws SQLException {
    return new Held(
        Columns.uuid(row, "id"),
        row.getString("kind"),
        Columns.uuid(row, "debit_account"),
        Columns.uuid(row, "credit_account"),
        row.getLong("amount"),
        row.getLong("debit_balance"),
        Columns.instant(row, "expires_at"),
        context(row),
        Columns.instant(row, "created_at"));
  }

  private static Bytes context(ResultSet row) throws SQLException {
    byte @Nullable [] context = row.getBytes("context");
    return context == null ? Bytes.EMPTY : Bytes.copyOf(context);
  }
}
