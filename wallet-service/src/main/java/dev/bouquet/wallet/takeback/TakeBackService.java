package dev.bouquet.wallet.takeback;

import dev.bouquet.kit.id.Ids;
import dev.bouquet.ledger.core.Bytes;
import dev.bouquet.ledger.core.Command;
import dev.bouquet.ledger.core.Result;
import dev.bouquet.ledger.writer.RetryLaterException;
import dev.bouquet.wallet.debt.DebtService;
import dev.bouquet.wallet.lot.Lots;
import dev.bouquet.wallet.posting.Coins;
import dev.bouquet.wallet.posting.Posting;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Takes coins back, and gives them again, until what the claims on a top-up come to is reached.
@ApplicationScoped
public class TakeBackService {
  private static final Logger LOG = Logger.getLogger(TakeBackService.class);
  private static final String RETURNED = "TOP_UP_RETURNED";

  private final TakeBackStore store;
  private final DebtService debts;
  private final Lots lots;
  private final Posting posting;

  TakeBackService(TakeBackStore store, DebtService debts, Lots lots, Posting posting) {
    this.store = store;
    this.debts = debts;
    this.lots = lots;
    this.posting = posting;
  }

  /// Does what the claims on a top-up ask for, or the rest of it. Every step may be repeated, also
  /// by two pods at once.
  public void settle(UUID topUp) throws SQLException, RetryLaterException {
    for (var step = store.next(topUp); step.isPresent(); step = store.next(topUp)) {
      take(step.get());
    }
  }

  private void take(TakeBack step) throws SQLException, RetryLaterException {
    if (step.coins() > 0) {
      debts.owe(
          id(step, "debt/"),
          step.ownerId(),
          step.coins(),
          connection -> TakeBackStore.pin(connection, step));
    } else {
      giveAgain(step);
    }
    store.finish(step);
    debts.collect(step.ownerId());
    var _ = lots.advance(step.ownerId()); // so that what it means for charges is known soon
    LOG.infof(
        "coins taken back topUpId=%s step=%d coins=%d reason=%s",
        step.topUpId(), step.step(), step.coins(), step.reason());
  }

  /// A closed wallet takes no coins: its owner owes less then, and as no transfer of the wallet
  /// says so, the step has a place among them.
  private void giveAgain(TakeBack step) throws SQLException, RetryLaterException {
    var owner = step.ownerId();
    var given = posting.execute(credit(step, "return/", owner)).result();
    if (given instanceof Result.Refused) {
      var instead = credit(step, "return-of-closed/", Coins.debtOf(owner));
      if (posting.execute(instead).result() instanceof Result.Refused refused) {
        throw new IllegalStateException("nothing can be given again: " + refused);
      }
      store.pin(step);
    }
  }

  private Command.Transfer credit(TakeBack step, String name, UUID account) {
    return new Command.Transfer(
        id(step, name),
        Bytes.EMPTY, // the id is derived: nobody else can ask for it
        RETURNED,
        Coins.sales(posting.slotFor(account)),
        account,
        -step.coins(),
        Bytes.EMPTY,
        false);
  }

  private static UUID id(TakeBack step, String name) {
    return Ids.derive(step.topUpId(), name + step.step());
  }
}
