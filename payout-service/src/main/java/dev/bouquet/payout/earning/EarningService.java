package dev.bouquet.payout.earning;

import dev.bouquet.kit.id.Ids;
import dev.bouquet.ledger.core.Account;
import dev.bouquet.ledger.core.Bytes;
import dev.bouquet.ledger.core.Command;
import dev.bouquet.ledger.core.Position;
import dev.bouquet.ledger.core.Result;
import dev.bouquet.ledger.postgres.LedgerStore;
import dev.bouquet.ledger.writer.IdCollisionException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/// Turns a batch of charges and reversals into earnings and diamonds: one transaction, all or
/// nothing.
///
/// The creators' counters are locked first, in sorted order; what is new is asked afterwards, so
/// two consumers that both got a charge (a rebalance) agree. Diamonds are posted once per creator
/// and batch.
@ApplicationScoped
class EarningService {
  private static final int MOST_RUNS_OF_A_BATCH = 5;
  private static final String EARNING = "EARNING";
  private static final String TAKEN_BACK = "EARNING_TAKEN_BACK";

  private final DataSource pool;
  private final LedgerStore ledger = new LedgerStore();

  EarningService(DataSource pool) {
    this.pool = pool;
  }

  /// @param partition where the events come from; the first one's if there are several
  /// @return how many of them were new
  /// @throws UnfitReversalException where a reversal does not fit its charge; nothing is taken then
  int take(List<SpendingEvent> events, int partition) throws SQLException, UnfitReversalException {
    for (int run = 1; run <= MOST_RUNS_OF_A_BATCH; run++) {
      try (Connection connection = pool.getConnection()) {
        connection.setAutoCommit(false);
        try {
          int taken = take(connection, events, partition);
          connection.commit();
          return taken;
        } catch (IdCollisionException e) {
          connection.rollback();
        } catch (SQLException | UnfitReversalException | RuntimeException e) {
          connection.rollback();
          throw e;
        }
      }
    }
    throw new SQLException("other consumers keep taking the same charges");
  }

  private int take(Connection connection, List<SpendingEvent> events, int partition)
      throws SQLException, IdCollisionException, UnfitReversalException {
    // Rows never change, so those of reversed charges can be read before anything is locked.
    var reversed = EarningStore.find(connection, reversedCharges(events));
    var payees =
        Stream.concat(
            charges(events).flatMap(charge -> charge.parts().stream()).map(Charge.Part::payee),
            reversed.stream().map(Earning::payee));
    var creators = EarningStore.lock(connection, payees.collect(Collectors.toSet()));
    var known = EarningStore.known(connection, events);
    var takenBack = EarningStore.findReversing(connection, reversedCharges(events));
    var share = new EarningShare(creators, Stream.concat(reversed.stream(), takenBack.stream()));
    var earnings = new ArrayList<Earning>(events.size());
    int taken = 0;
    for (var event : distinct(events)) {
      if (!known.contains(event.id())) {
        earnings.addAll(share.take(event));
        taken++;
      }
    }
    if (earnings.isEmpty()) {
      return 0;
    }
    if (EarningStore.insert(connection, earnings) < earnings.size()) {
      throw new IdCollisionException();
    }
    EarningStore.update(connection, creators.values());
    post(connection, earnings, partition);
    return taken;
  }

  private static Stream<Charge> charges(List<SpendingEvent> events) {
    return events.stream().filter(Charge.class::isInstance).map(Charge.class::cast);
  }

  private static Set<UUID> reversedCharges(List<SpendingEvent> events) {
    return events.stream()
        .filter(Reversal.class::isInstance)
        .map(event -> ((Reversal) event).chargeId())
        .collect(Collectors.toSet());
  }

  private static Collection<SpendingEvent> distinct(List<SpendingEvent> events) {
    var distinct = new LinkedHashMap<UUID, SpendingEvent>();
    events.forEach(event -> distinct.putIfAbsent(event.id(), event));
    return distinct.values();
  }

  private void post(Connection connection, List<Earning> earnings, int partition)
      throws SQLException, IdCollisionException {
    var accounts = new ArrayList<Account>();
    accounts.add(Diamonds.issuance(partition));
    earnings.forEach(earning -> accounts.add(Diamonds.pending(earning.payee())));
    ledger.open(connection, accounts.stream().distinct().toList());
    for (var outcome :
        ledger
            .execute(connection, Instant.now(), transfers(earnings, partition), Position.NONE)
            .outcomes()) {
      if (outcome.replayed() || !(outcome.result() instanceof Result.Posted)) {
        throw new IllegalStateException("diamonds were not posted: " + outcome);
      }
    }
  }

  /// The sum of each creator, under an id derived from the creator, since an event may pay several,
  /// and the first of the events that it sums.
  private static List<Command> transfers(List<Earning> earnings, int partition) {
    var sums = new LinkedHashMap<UUID, Long>();
    var firsts = new LinkedHashMap<UUID, UUID>();
    for (var earning : earnings) {
      sums.merge(earning.payee(), earning.diamonds(), Math::addExact);
      firsts.putIfAbsent(earning.payee(), earning.eventId());
    }
    var issuance = Diamonds.issuance(partition).id();
    var transfers = new ArrayList<Command>();
    sums.forEach((payee, diamonds) -> {
      var id = Ids.derive(firsts.get(payee), "earning/" + payee);
      var pending = Diamonds.pending(payee).id();
      if (diamonds > 0) {
        transfers.add(transfer(id, EARNING, issuance, pending, diamonds));
      } else if (diamonds < 0) {
        transfers.add(transfer(id, TAKEN_BACK, pending, issuance, -diamonds));
      }
    });
    return transfers;
  }

  private static Command.Transfer transfer(
      UUID id, String kind, UUID debit, UUID credit, long diamonds) {
    return new Command.Transfer(id, Bytes.EMPTY, kind, debit, credit, diamonds, Bytes.EMPTY, false);
  }
}
