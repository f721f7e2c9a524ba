package dev.bouquet.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bouquet.kit.id.Ids;
import dev.bouquet.ledger.core.Account;
import dev.bouquet.ledger.core.Bytes;
import dev.bouquet.ledger.core.Command;
import dev.bouquet.ledger.core.Result;
import dev.bouquet.ledger.postgres.LedgerStore;
import dev.bouquet.wallet.lot.LotProgress;
import dev.bouquet.wallet.posting.Coins;
import dev.bouquet.wallet.posting.Posting;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// What happens to a wallet whose payments are taken back, row by row and transfer by transfer:
/// with no debtor, so that nothing is collected but what a test says.
@ApplicationScoped
class TakeBacks {
  private static final UUID DEBT = UUID.randomUUID();

  private static final String TAKE_BACK =
      """
      with debtor as (insert into debtor (owner_id) values (?) on conflict (owner_id) do nothing)
      insert into take_back (top_up_id, step, owner_id, coins, reason, at_version, done_at) values (?, ?, ?, ?, 'REFUND', ?, now())
      """;

  private final DataSource pool;
  private final Posting posting;

  TakeBacks(DataSource pool, Posting posting) {
    this.pool = pool;
    this.posting = posting;
  }

  void takeBack(UUID owner, UUID topUp, int step, long coins) throws SQLException {
    insert(owner, topUp, step, coins, true);
  }

  void giveAgain(UUID owner, UUID topUp, int step, long coins) throws Exception {
    insert(owner, topUp, step, -coins, false);
    var id = Ids.derive(topUp, "return/" + step);
    post(id, "TOP_UP_RETURNED", Coins.sales(posting.slotFor(owner)), owner, coins);
  }

  /// @param placed whether it has a place of its own among the wallet's transactions
  private void insert(UUID owner, UUID topUp, int step, long coins, boolean placed)
      throws SQLException {
    try (var connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      long version = LotProgress.pin(connection, owner);
      try (var insert = connection.prepareStatement(TAKE_BACK)) {
        insert.setObject(1, owner);
        insert.setObject(2, topUp);
        insert.setInt(3, step);
        insert.setObject(4, owner);
        insert.setLong(5, coins);
        insert.setObject(6, placed ? version : null, Types.BIGINT);
        insert.executeUpdate();
      }
      connection.commit();
    }
  }

  void repay(UUID owner, long coins) throws Exception {
    try (var connection = pool.getConnection()) {
      new LedgerStore().open(connection, List.of(Account.system(DEBT, Coins.ASSET)));
    }
    post(UUID.randomUUID(), "DEBT_REPAYMENT", owner, DEBT, coins);
  }

  private void post(UUID id, String kind, UUID debit, UUID credit, long coins) throws Exception {
    var transfer =
        new Command.Transfer(id, Bytes.EMPTY, kind, debit, credit, coins, Bytes.EMPTY, false);
    assertThat(posting.execute(transfer).result()).isInstanceOf(Result.Posted.class);
  }
}
