package dev.bouquet.bench.wallet;

import dev.bouquet.bench.load.LoadFailure;
import dev.bouquet.ledger.postgres.Verification;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// The ledger's tables, as the benchmark fills and checks them.
///
/// Every wallet gets its coins by a transfer from one account of the house, so the books of a
/// seeded database balance like those of a real one.
final class LedgerBooks implements Books {
  private static final int MOST_VIOLATIONS = 5;

  /// Past this many wallets only the sum is checked: joining all accounts with all transfers would
  /// take longer than the measurement.
  private static final int MOST_FULLY_AUDITED = 100_000;

  private static final UUID FUNDING = new UUID(0x626f_7571_7565_8001L, 0x8000_0000_0000_0001L);

  /// A writer counts its positions on while a new seed empties the table: they do not begin at 1.
  private static final String COUNTED_ON = " has position ";

  private static final String GIFTS =
      "select count(*) from transfer where outcome = 'POSTED' and seq is not null";

  private static final String UNPUBLISHED =
      """
      select count(*) from commit_batch b left join publication p on p.slot = b.slot
       where (b.epoch, b.seq) > (coalesce(p.epoch, 0), coalesce(p.seq, 0))
      """;

  private static final long PUBLICATION_PATIENCE_SECONDS = 30;
  private static final long POLL_MILLIS = 20;

  private static final String SUM = "select coalesce(sum(posted), 0)::bigint from account";

  private final WalletDatabase database;
  private final boolean published;
  private int wallets;

  private LedgerBooks(WalletDatabase database, boolean published) {
    this.database = database;
    this.published = published;
  }

  /// Books whose outbox nobody reads.
  static LedgerBooks unpublished(WalletDatabase database) {
    return new LedgerBooks(database, false);
  }

  /// Books whose commits a service brings to Kafka.
  static LedgerBooks published(WalletDatabase database) {
    return new LedgerBooks(database, true);
  }

  @Override
  public WalletDatabase database() {
    return database;
  }

  @Override
  public void seed(int wallets) throws SQLException {
    this.wallets = wallets;
    database.execute(seedOf(wallets));
  }

  @Override
  public void settle() throws SQLException, InterruptedException {
    if (!published) {
      return;
    }
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PUBLICATION_PATIENCE_SECONDS);
    try (var connection = database.openAsOwner();
        var select = connection.prepareStatement(UNPUBLISHED)) {
      while (number(select) > 0) {
        if (System.nanoTime() - deadline > 0) {
          throw new LoadFailure(
              "charges are not published %d s after their commit"
                  .formatted(PUBLICATION_PATIENCE_SECONDS));
        }
        Thread.sleep(POLL_MILLIS);
      }
    }
  }

  private static long number(PreparedStatement select) throws SQLException {
    try (var row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public long gifts() throws SQLException {
    return database.number(GIFTS);
  }

  @Override
  public List<String> violations() throws SQLException {
    if (wallets > MOST_FULLY_AUDITED) {
      long sum = database.number(SUM);
      return sum == 0 ? List.of() : List.of("all balances sum to " + sum);
    }
    try (var connection = database.openAsOwner()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      return Verification.findings(connection, MOST_VIOLATIONS).stream()
          .filter(finding -> !finding.contains(COUNTED_ON))
          .toList();
    }
  }

  private static String seedOf(int wallets) {
    return """
    begin;
    create temp table house on commit drop as select id, asset from account where floor is null;
    truncate account, transfer, commit_batch;
    update slot set recorded = 0;
    insert into account (id, asset) select id, asset from house where id <> '%1$s';

    insert into account (id, asset, posted, version)
    values ('%1$s', 'COIN', -%2$d::bigint * %3$d, %3$d);

    insert into account (id, asset, posted, floor, version)
    select id, 'COIN', %2$d, 0, 1
      from (select %4$s as id from generate_series(0, %3$d - 1) as i) w order by id;

    insert into transfer (id, request_hash, outcome, kind, debit_account, credit_account, amount, debit_balance, debit_version,
                          credit_balance, credit_version, debit_listed, credit_listed, created_at, seal)
    select t.*, seal(t.id, t.hash, 'POSTED', 'TOP_UP', t.debit, t.credit, t.amount, t.debit_balance, t.n, t.amount, 1, null, null, null,
                     false, true, null, null, null, t.at)
      from (select uuidv7() as id, decode(repeat('00', 32), 'hex') as hash, 'POSTED', 'TOP_UP', '%1$s'::uuid as debit, id as credit,
                   %2$d::bigint as amount, -%2$d::bigint * n as debit_balance, n, %2$d::bigint as credit_balance, 1::bigint, false, true,
                   clock_timestamp() as at
              from (select id, row_number() over (order by id) as n from account where floor is not null) w order by n) t;
    commit;
    """
        .formatted(FUNDING, Population.COINS_PER_WALLET, wallets, Population.walletInSql("i"));
  }
}
