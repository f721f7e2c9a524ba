package dev.bouquet.wallet;

import dev.bouquet.ledger.postgres.Statement.Entry;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Long histories, written set-based by the tables' owner. Each is between a wallet and a house of
/// its own, so that the books stay in order with it and without it.
final class Histories {
  private static final String INSERT =
      """
      insert into transfer (id, request_hash, outcome, kind, debit_account, credit_account, amount, debit_balance, debit_version,
                            credit_balance, credit_version, debit_listed, credit_listed, created_at, seal)
      select id, ''::bytea, 'POSTED', kind, debit, credit, abs(amount), debit_balance, version, -debit_balance, version, amount < 0, amount > 0,
             created_at,
             seal(id, ''::bytea, 'POSTED', kind, debit, credit, abs(amount), debit_balance, version, -debit_balance, version, null, null, null,
                  amount < 0, amount > 0, null, null, null, created_at)
        from (select id, kind, amount, version, created_at, case when amount < 0 then balance else -balance end as debit_balance,
                     case when amount < 0 then wallet else house end as debit, case when amount < 0 then house else wallet end as credit
                from (select ?::uuid as wallet, ?::uuid as house) accounts,
      """;

  private static final String SET_ACCOUNT =
      """
      insert into account (id, asset, posted, floor, version) values (?, 'COIN', ?, ?, ?)
      on conflict (id) do update set posted = excluded.posted, version = excluded.version
      """;

  private static final String GIVEN =
      "select * from unnest(?, ?, ?, ?, ?, ?) as e(id, kind, amount, balance, version, created_at)";

  /// A top-up of 100 coins, and 99 gifts of one coin; so the balance is never 0.
  private static final String GENERATED =
      """
      select (left(?::text, 8) || '-0000-7000-8000-' || lpad(to_hex(version), 12, '0'))::uuid as id,
             case when version % 100 = 1 then 'TOP_UP' else 'GIFT' end as kind,
             case when version % 100 = 1 then 100 else -1 end as amount,
             (version - 1) / 100 + 100 - (version - 1) % 100 as balance,
             version, timestamptz '2025-01-01T00:00:00Z' + version * interval '1 second' as created_at
        from generate_series(?::bigint, ?::bigint) as version
      """;

  private Histories() {}

  static void write(UUID owner, List<Entry> entries) {
    var newest = entries.getLast();
    write(
        owner,
        newest.version(),
        newest.balanceAfter(),
        GIVEN,
        insert -> {
          var connection = insert.getConnection();
          insert.setArray(
              3, connection.createArrayOf("uuid", column(entries.stream().map(Entry::transferId))));
          insert.setArray(
              4, connection.createArrayOf("text", column(entries.stream().map(Entry::kind))));
          insert.setArray(
              5, connection.createArrayOf("bigint", column(entries.stream().map(Entry::amount))));
          insert.setArray(
              6,
              connection.createArrayOf(
                  "bigint", column(entries.stream().map(Entry::balanceAfter))));
          insert.setArray(
              7, connection.createArrayOf("bigint", column(entries.stream().map(Entry::version))));
          insert.setArray(
              8,
              connection.createArrayOf(
                  "timestamptz", column(entries.stream().map(entry -> entry.at().toString()))));
        });
  }

  /// As [#GENERATED] says, from one version up to and including another.
  static void generate(UUID owner, long from, long upTo) {
    write(
        owner,
        upTo,
        balance(upTo),
        GENERATED,
        insert -> {
          insert.setObject(3, owner);
          insert.setLong(4, from);
          insert.setLong(5, upTo);
        });
  }

  /// What a generated history leaves at a version.
  static long balance(long version) {
    return (version - 1) / 100 + 100 - (version - 1) % 100;
  }

  @FunctionalInterface
  private interface Binding {
    void bind(PreparedStatement insert) throws SQLException;
  }

  private static void write(
      UUID owner, long version, long balance, String entries, Binding binding) {
    try (var connection = Database.open();
        var insert = connection.prepareStatement(INSERT + "(" + entries + ") entry) transfers");
        var account = connection.prepareStatement(SET_ACCOUNT)) {
      connection.setAutoCommit(false);
      insert.setObject(1, owner);
      insert.setObject(2, house(owner));
      binding.bind(insert);
      insert.execute();
      setAccount(account, owner, balance, 0L, version);
      setAccount(account, house(owner), -balance, null, version);
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void setAccount(
      PreparedStatement account, UUID id, long posted, @Nullable Long floor, long version)
      throws SQLException {
    account.setObject(1, id);
    account.setLong(2, posted);
    account.setObject(3, floor, Types.BIGINT);
    account.setLong(4, version);
    account.execute();
  }

  static void remove(UUID owner) {
    Database.execute(
        """
        delete from transfer where debit_account = '%1$s' and debit_listed;
        delete from transfer where credit_account = '%1$s' and credit_listed;
        delete from account where id in ('%1$s', '%2$s')
        """
            .formatted(owner, house(owner)));
    // What reads all transfers would read those that are gone, too.
    Database.execute("vacuum analyze transfer");
  }

  private static UUID house(UUID owner) {
    return UUID.nameUUIDFromBytes(("house of " + owner).getBytes(StandardCharsets.UTF_8));
  }

  private static Object[] column(Stream<?> values) {
    return values.toArray();
  }
}
