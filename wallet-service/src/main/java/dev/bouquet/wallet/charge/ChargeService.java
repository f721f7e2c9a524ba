package dev.bouquet.wallet.charge;

import dev.bouquet.contracts.wallet.v1.ChargeBatchRequest;
import dev.bouquet.contracts.wallet.v1.ChargeBatchResponse;
import dev.bouquet.contracts.wallet.v1.ChargeRequest;
import dev.bouquet.contracts.wallet.v1.ChargeResponse;
import dev.bouquet.ledger.core.Command;
import dev.bouquet.ledger.core.Outcome;
import dev.bouquet.ledger.core.Result;
import dev.bouquet.wallet.posting.ChargingGate;
import dev.bouquet.wallet.posting.Coins;
import dev.bouquet.wallet.posting.Posting;
import dev.bouquet.wallet.wire.Answers;
import dev.bouquet.wallet.wire.Fields;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// Charges payers, or burns ids that the caller refuses. All answers come once they are durable,
/// and fail with [dev.bouquet.ledger.writer.RetryLaterException].
@ApplicationScoped
public class ChargeService {
  private static final int MOST_CHARGES = 500;

  private final Posting posting;
  private final ChargingGate gate;

  ChargeService(Posting posting, ChargingGate gate) {
    this.posting = posting;
    this.gate = gate;
  }

  public CompletableFuture<ChargeResponse> charge(ChargeRequest request, Instant deadline) {
    var charge = ChargeCommand.from(request);
    var closed = charge.refuseWith().isPresent() ? null : gate.whyClosed();
    if (closed != null) {
      return CompletableFuture.failedFuture(closed);
    }
    return posting
        .submit(charge.toLedger(clearingOf(charge)), deadline)
        .thenApply(ChargeService::response);
  }

  /// In one commit where it is atomic; otherwise each for itself, in their order.
  public CompletableFuture<ChargeBatchResponse> chargeBatch(
      ChargeBatchRequest request, Instant deadline) {
    Fields.require(
        request.getChargesCount() >= 1 && request.getChargesCount() <= MOST_CHARGES,
        "charges: 1 to 500");
    var charges = request.getChargesList().stream().map(ChargeCommand::from).toList();
    var clearing = clearingOf(charges.getFirst());
    var commands = charges.stream().map(charge -> charge.toLedger(clearing)).toList();
    Fields.require(
        commands.stream().map(Command.Single::id).distinct().count() == commands.size(),
        "charges: ids must differ");
    var closed = gate.whyClosed();
    if (closed != null) {
      return CompletableFuture.failedFuture(closed);
    }
    var answers =
        request.getAtomic()
            ? posting.submit(new Command.Group(commands), deadline)
            : posting.submitAll(commands, deadline);
    return answers.thenApply(ChargeService::batchResponse);
  }

  private UUID clearingOf(ChargeCommand charge) {
    return Coins.clearing(posting.slotFor(charge.payer()));
  }

  private static ChargeBatchResponse batchResponse(List<Outcome> outcomes) {
    var response = ChargeBatchResponse.newBuilder();
    outcomes.forEach(outcome -> response.addCharges(response(outcome)));
    return response.build();
  }

  private static ChargeResponse response(Outcome outcome) {
    var response = ChargeResponse.newBuilder().setReplayed(outcome.replayed());
    switch (outcome.result()) {
      case Result.Posted posted when Answers.isCharge(posted) ->
          response.setAccepted(Answers.accepted(posted, outcome));
      case Result.Refused refused -> response.setRefused(Answers.refused(refused));
      case Result.Posted _,
          Result.Held _,
          Result.Released _,
          Result.StatusChanged _,
          Result.OwingChanged _ ->
          response.setRefused(Answers.keyReused());
    }
    return response.build();
  }
}
