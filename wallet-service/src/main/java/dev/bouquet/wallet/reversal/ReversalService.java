package dev.bouquet.wallet.reversal;

import com.google.protobuf.Any;
import dev.bouquet.contracts.wallet.v1.ReverseRequest;
import dev.bouquet.contracts.wallet.v1.ReverseResponse;
import dev.bouquet.contracts.wallet.v1.Reversed;
import dev.bouquet.ledger.core.Bytes;
import dev.bouquet.ledger.core.Command;
import dev.bouquet.ledger.core.Outcome;
import dev.bouquet.ledger.core.Recorded;
import dev.bouquet.ledger.core.Result;
import dev.bouquet.ledger.core.Result.Posted;
import dev.bouquet.ledger.postgres.LedgerStore;
import dev.bouquet.ledger.writer.RetryLaterException;
import dev.bouquet.wallet.posting.ChargedEvents;
import dev.bouquet.wallet.posting.Outbox;
import dev.bouquet.wallet.posting.Posting;
import dev.bouquet.wallet.wire.Answers;
import dev.bouquet.wallet.wire.Fields;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Reverses charges, and nothing else: other transfers are not found here.
@ApplicationScoped
public class ReversalService {
  private static final String KIND = "REVERSAL";

  private final Posting posting;
  private final Outbox outbox;
  private final DataSource pool;
  private final LedgerStore ledger = new LedgerStore();

  ReversalService(Posting posting, Outbox outbox, DataSource pool) {
    this.posting = posting;
    this.outbox = outbox;
    this.pool = pool;
  }

  /// Blocks while it looks the charge up. The answer fails with [RetryLaterException], also while
  /// the charge has not been published: a reversal must not overtake it.
  public CompletableFuture<ReverseResponse> reverse(ReverseRequest request, Instant deadline) {
    var id = Fields.id(request.getReversalId(), "reversal_id");
    var hash = Fields.requestHash(request.getRequestHash());
    var chargeId = Fields.id(request.getChargeId(), "charge_id");
    long amount = Fields.amount(request.getAmount(), Command.ALL);
    var context = Fields.context(request.getContext());
    try {
      var found = find(chargeId);
      var charge = found.filter(posted -> posted.position() != null);
      if (charge.isPresent() && !outbox.isPublished(charge.get().position())) {
        return later("the charge is not published yet", null);
      }
      // One that nobody has seen may be committing just now: its reversal would overtake it.
      var command =
          charge
              .<Command.Single>map(posted -> reversal(id, hash, posted, amount, context))
              .orElseGet(() ->
                  new Command.Refusal(
                      id,
                      hash,
                      found.map(Posted::debit).orElse(null),
                      amount,
                      Result.Refused.TRANSFER_NOT_FOUND));
      return posting.submit(command, deadline).thenApply(ReversalService::response);
    } catch (SQLException e) {
      return later("the database is away", e);
    }
  }

  private static Command.Reverse reversal(
      UUID id, Bytes hash, Posted charge, long amount, Any context) {
    return new Command.Reverse(
        id,
        hash,
        KIND,
        charge.id(),
        charge.debit(),
        amount,
        ChargedEvents.reversalContext(orderingKey(charge), context),
        true);
  }

  private Optional<Posted> find(UUID id) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      return ledger
          .findRecorded(connection, id)
          .map(Recorded::result)
          .filter(Posted.class::isInstance)
          .map(Posted.class::cast);
    }
  }

  /// A reversal has none that matters: reversing it is refused.
  private static String orderingKey(Posted posted) {
    return posted.reverses() == null ? ChargedEvents.toCharged(posted).getOrderingKey() : "";
  }

  private static CompletableFuture<ReverseResponse> later(
      String reason, @Nullable Throwable cause) {
    return CompletableFuture.failedFuture(new RetryLaterException(reason, cause));
  }

  private static ReverseResponse response(Outcome outcome) {
    var response = ReverseResponse.newBuilder().setReplayed(outcome.replayed());
    switch (outcome.result()) {
      case Posted posted when posted.reverses() != null ->
          response.setReversed(
              Reversed.newBuilder()
                  .setReversalId(posted.id().toString())
                  .setChargeId(posted.reverses().toString())
                  .setAmount(posted.amount())
                  .setBalanceAfter(posted.creditBalance())
                  .setPosition(ChargedEvents.toProto(posted.position()))
                  .setReversedAt(Answers.timestamp(posted.at())));
      case Result.Refused refused -> response.setRefused(Answers.refused(refused));
      case Posted _,
          Result.Held _,
          Result.Released _,
          Result.StatusChanged _,
          Result.OwingChanged _ ->
          response.setRefused(Answers.keyReused());
    }
    return response.build();
  }
}
