package dev.bouquet.payout.earning;

import dev.bouquet.kit.id.Ids;
import dev.bouquet.ledger.core.Account;
import dev.bouquet.ledger.core.Bytes;
import dev.bouquet.ledger.core.Command;
import dev.bouquet.ledger.core.Position;
import dev.bouquet.ledger.core.Result;
import dev.bouquet.ledger.postgres.LedgerStore;
import dev.bouquet.ledger.writer.IdCollisionException;
import dev.bouquet.payout.earning.EarningStore.Creator;
import dev.bouquet.payout.earning.EarningStore.Earning;
import dev.bouquet.payout.share.RevenueShare;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/// Turns a batch of charges into earnings and diamonds: one transaction, all or nothing.
///
/// The creators' counters are locked first, in sorted order; which charges are new is asked
/// afterwards, so two consumers that both got a charge (a rebalance) agree. Diamonds are posted
/// once per creator and batch.
@ApplicationScoped
class EarningService {
  private static final int MOST_RUNS_OF_A_BATCH = 5;
  private static final String KIND = "EARNING";

  private final DataSource pool;
  private final LedgerStore ledger = new LedgerStore();

  EarningService(DataSource pool) {
    this.pool = pool;
  }

  /// @param partition where the charges come from; the first one's if there are several
  /// @return how many of them were new
  int earn(List<Charge> charges, int partition) throws SQLException {
    for (int run = 1; run <= MOST_RUNS_OF_A_BATCH; run++) {
      try (Connection connection = pool.getConnection()) {
        connection.setAutoCommit(false);
        try {
          int earned = earn(connection, charges, partition);
          connection.commit();
          return earned;
        } catch (IdCollisionException e) {
          connection.rollback();
        } catch (SQLException | RuntimeException e) {
          connection.rollback();
          throw e;
        }
      }
    }
    throw new SQLException("other consumers keep taking the same charges");
  }

  private int earn(Connection connection, List<Charge> charges, int partition)
      throws SQLException, IdCollisionException {
    var payees = charges.stream().map(Charge::payee).collect(Collectors.toCollection(TreeSet::new));
    var creators = EarningStore.lock(connection, payees);
    var known = EarningStore.known(connection, charges);
    var fresh = new LinkedHashMap<UUID, Charge>();
    for (var charge : charges) {
      if (!known.contains(charge.id())) {
        fresh.putIfAbsent(charge.id(), charge);
      }
    }
    if (fresh.isEmpty()) {
      return 0;
    }
    var earnings = share(List.copyOf(fresh.values()), creators);
    if (EarningStore.insert(connection, earnings) < earnings.size()) {
      throw new IdCollisionException();
    }
    EarningStore.update(connection, creators.values());
    post(connection, earnings, partition);
    return earnings.size();
  }

  /// Shares the charges in order; counts the creators up.
  private static List<Earning> share(List<Charge> charges, SortedMap<UUID, Creator> creators) {
    var now = Instant.now();
    var earnings = new ArrayList<Earning>(charges.size());
    for (var charge : charges) {
      var before = creators.get(charge.payee());
      var share = RevenueShare.of(charge.coins(), charge.basisPoints(), before.remainder());
      var after =
          new Creator(
              before.id(),
              share.remainder(),
              Math.incrementExact(before.gifts()),
              Math.addExact(before.coins(), charge.coins()));
      creators.put(after.id(), after);
      earnings.add(new Earning(charge, after.gifts(), share.diamonds(), share.fee(), now));
    }
    return earnings;
  }

  private void post(Connection connection, List<Earning> earnings, int partition)
      throws SQLException, IdCollisionException {
    var commands = List.copyOf(transfers(earnings, partition).values());
    var accounts = new ArrayList<Account>();
    accounts.add(Diamonds.issuance(partition));
    earnings.forEach(earning -> accounts.add(Diamonds.pending(earning.charge().payee())));
    ledger.open(connection, accounts.stream().distinct().toList());
    for (var outcome :
        ledger.execute(connection, Instant.now(), commands, Position.NONE).outcomes()) {
      if (outcome.replayed() || !(outcome.result() instanceof Result.Posted)) {
        throw new IllegalStateException("diamonds were not posted: " + outcome);
      }
    }
  }

  /// The sum of each creator, under an id derived from the first of the charges that it sums.
  private static Map<UUID, Command> transfers(List<Earning> earnings, int partition) {
    var sums = new LinkedHashMap<UUID, Long>();
    var firsts = new LinkedHashMap<UUID, UUID>();
    for (var earning : earnings) {
      if (earning.diamonds() > 0) {
        sums.merge(earning.charge().payee(), earning.diamonds(), Math::addExact);
        firsts.putIfAbsent(earning.charge().payee(), earning.charge().id());
      }
    }
    var transfers = new LinkedHashMap<UUID, Command>();
    sums.forEach((payee, diamonds) ->
        transfers.put(
            payee,
            new Command.Transfer(
                Ids.derive(firsts.get(payee), "earning"),
                Bytes.EMPTY,
                KIND,
                Diamonds.issuance(partition).id(),
                Diamonds.pending(payee).id(),
                diamonds,
                Bytes.EMPTY,
                false)));
    return transfers;
  }
}
