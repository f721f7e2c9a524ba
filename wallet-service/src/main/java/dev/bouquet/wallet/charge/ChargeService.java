package dev.bouquet.wallet.charge;

import dev.bouquet.ledger.core.Command;
import dev.bouquet.ledger.core.Outcome;
import dev.bouquet.ledger.writer.RetryLaterException;
import dev.bouquet.wallet.posting.ChargePublisher;
import dev.bouquet.wallet.posting.ChargedEvents;
import dev.bouquet.wallet.posting.Coins;
import dev.bouquet.wallet.posting.Posting;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;

/// Charges a payer, or burns an id that the caller refuses.
@ApplicationScoped
class ChargeService {
  private static final String KIND = "GIFT";

  private final Posting posting;
  private final ChargePublisher publisher;

  ChargeService(Posting posting, ChargePublisher publisher) {
    this.posting = posting;
    this.publisher = publisher;
  }

  /// The id's fate once durable; fails with [RetryLaterException].
  CompletableFuture<Outcome> charge(ChargeCommand charge) {
    if (charge.refuseWith().isEmpty() && publisher.isTooFarBehind()) {
      return CompletableFuture.failedFuture(
          new RetryLaterException("charges are published too late", null));
    }
    return posting.submit(toLedger(charge));
  }

  private Command toLedger(ChargeCommand charge) {
    return charge
        .refuseWith()
        .<Command>map(code ->
            new Command.Refusal(
                charge.id(), charge.requestHash(), charge.payer(), charge.amount(), code))
        .orElseGet(() ->
            new Command.Transfer(
                charge.id(),
                charge.requestHash(),
                KIND,
                charge.payer(),
                Coins.clearing(posting.slot()),
                charge.amount(),
                ChargedEvents.toContext(charge.orderingKey(), charge.context()),
                true));
  }
}
