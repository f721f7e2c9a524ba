package dev.bouquet.wallet.adjustment;

import dev.bouquet.kit.id.Ids;
import dev.bouquet.kit.security.VerifiedFacts;
import dev.bouquet.ledger.core.Account;
import dev.bouquet.ledger.core.Bytes;
import dev.bouquet.ledger.core.Command;
import dev.bouquet.ledger.core.Result;
import dev.bouquet.ledger.postgres.LedgerStore;
import dev.bouquet.ledger.writer.RetryLaterException;
import dev.bouquet.wallet.adjustment.Adjustment.Status;
import dev.bouquet.wallet.adjustment.AdjustmentStore.Decision;
import dev.bouquet.wallet.limit.LimitService;
import dev.bouquet.wallet.posting.Coins;
import dev.bouquet.wallet.posting.Posting;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// Executes what two operators agree on, once.
@ApplicationScoped
class AdjustmentService {
  private static final String KIND = "ADJUSTMENT";

  private final AdjustmentStore store;
  private final Posting posting;
  private final LimitService limits;
  private final DataSource pool;
  private final LedgerStore ledger = new LedgerStore();

  AdjustmentService(AdjustmentStore store, Posting posting, LimitService limits, DataSource pool) {
    this.store = store;
    this.posting = posting;
    this.limits = limits;
    this.pool = pool;
  }

  /// What became of a decision.
  sealed interface Decided {
    record Done(Adjustment adjustment) implements Decided {}

    record NotFound() implements Decided {}

    /// By the one who proposed it.
    record SamePerson() implements Decided {}

    /// Otherwise, or by another person.
    record Already(Adjustment adjustment) implements Decided {}
  }

  /// Approves and executes. Asked again it goes on where it stopped.
  Decided approve(UUID id, UUID operator, String reason) throws SQLException, RetryLaterException {
    var decided = decide(id, new Decision(Status.APPROVED, operator, reason));
    if (!(decided instanceof Decided.Done(var adjustment))
        || adjustment.status() != Status.APPROVED) {
      return decided;
    }
    var result = posting.execute(transfer(adjustment)).result();
    switch (result) {
      case Result.Posted _ -> store.finish(id, Status.EXECUTED, null);
      case Result.Refused refused -> store.finish(id, Status.REFUSED, refused.code());
      case Result.Held _, Result.Released _, Result.StatusChanged _, Result.OwingChanged _ ->
          throw new IllegalStateException("an adjustment's id is another command's: " + id);
    }
    return new Decided.Done(store.find(id).orElseThrow());
  }

  Decided reject(UUID id, UUID operator, String reason) throws SQLException {
    return decide(id, new Decision(Status.REJECTED, operator, reason));
  }

  /// Who proposed may withdraw, not approve.
  private Decided decide(UUID id, Decision decision) throws SQLException {
    var operator = decision.operator();
    var before = store.find(id);
    if (before.isEmpty()) {
      return new Decided.NotFound();
    }
    if (decision.status() == Status.APPROVED && before.get().proposedBy().equals(operator)) {
      return new Decided.SamePerson();
    }
    boolean decidedNow = store.decide(before.get(), decision);
    var after = store.find(id).orElseThrow();
    boolean asked = (after.status() == Status.REJECTED) == (decision.status() == Status.REJECTED);
    boolean unfinished = after.status() == Status.APPROVED; // anybody who may approve goes on
    return decidedNow || (asked && (unfinished || operator.equals(after.decidedBy())))
        ? new Decided.Done(after)
        : new Decided.Already(after);
  }

  private Command.Transfer transfer(Adjustment adjustment) throws SQLException {
    var owner = adjustment.ownerId();
    limits.note(owner, VerifiedFacts.NONE);
    try (Connection connection = pool.getConnection()) {
      ledger.open(connection, List.of(Account.empty(owner, Coins.ASSET)));
    }
    var house = Coins.adjustments(posting.slotFor(owner));
    boolean gives = adjustment.amount() > 0;
    return new Command.Transfer(
        Ids.derive(adjustment.id(), "adjustment"),
        Bytes.EMPTY, // the id is derived: nobody else can ask for it
        KIND,
        gives ? house : owner,
        gives ? owner : house,
        Math.abs(adjustment.amount()),
        Bytes.EMPTY,
        false);
  }
}
