package dev.bouquet.bench.wallet;

import java.sql.SQLException;
import java.util.List;

/// The baseline's tables, with the indexes that the wallet's questions need.
final class BaselineBooks implements Books {
  private final WalletDatabase database;
  private long coins;

  BaselineBooks(WalletDatabase database) throws SQLException {
    this.database = database;
    database.execute(schema(database.role()));
  }

  @Override
  public WalletDatabase database() {
    return database;
  }

  @Override
  public void seed(int wallets) throws SQLException {
    coins = wallets * Population.COINS_PER_WALLET;
    database.execute(seedOf(wallets));
  }

  @Override
  public void settle() {}

  @Override
  public long gifts() throws SQLException {
    return database.number("select count(*) from gift");
  }

  @Override
  public List<String> violations() throws SQLException {
    long sum = database.number("select sum(balance)::bigint from wallet");
    return sum == coins ? List.of() : List.of("balances sum to %d, not %d".formatted(sum, coins));
  }

  private static String schema(String role) {
    return """
    create table wallet (
      id      uuid   primary key,
      balance bigint not null check (balance >= 0)
    ) with (fillfactor = 60);
    create table gift (
      id              uuid        primary key default uuidv7(),
      idempotency_key uuid        not null unique,
      request_hash    bytea       not null,
      payer           uuid        not null,
      creator         uuid        not null,
      coins           bigint      not null check (coins > 0),
      balance_after   bigint      not null,
      context         bytea       not null,
      created_at      timestamptz not null default now()
    );
    create index gift_payer on gift (payer, id);
    grant select, update on wallet to %1$s;
    grant select, insert on gift to %1$s;
    """
        .formatted(role);
  }

  private static String seedOf(int wallets) {
    return """
    begin;
    truncate wallet, gift;
    insert into wallet (id, balance)
    select id, %d from (select %s as id from generate_series(0, %d - 1) as i) w order by id;
    insert into wallet (id, balance)
    select %s, 0 from generate_series(0, %d - 1) as i;
    commit;
    """
        .formatted(
            Population.COINS_PER_WALLET,
            Population.walletInSql("i"),
            wallets,
            Population.creatorInSql("i"),
            Population.CREATORS);
  }
}
