package dev.bouquet.wallet.hold;

import dev.bouquet.contracts.wallet.v1.CaptureRequest;
import dev.bouquet.contracts.wallet.v1.CaptureResponse;
import dev.bouquet.contracts.wallet.v1.Held;
import dev.bouquet.contracts.wallet.v1.HoldRequest;
import dev.bouquet.contracts.wallet.v1.HoldResponse;
import dev.bouquet.contracts.wallet.v1.ReleaseRequest;
import dev.bouquet.contracts.wallet.v1.ReleaseResponse;
import dev.bouquet.contracts.wallet.v1.Released;
import dev.bouquet.ledger.core.Bytes;
import dev.bouquet.ledger.core.Command;
import dev.bouquet.ledger.core.Outcome;
import dev.bouquet.ledger.core.Result;
import dev.bouquet.wallet.posting.ChargedEvents;
import dev.bouquet.wallet.posting.ChargingGate;
import dev.bouquet.wallet.posting.Coins;
import dev.bouquet.wallet.posting.Posting;
import dev.bouquet.wallet.wire.Answers;
import dev.bouquet.wallet.wire.Fields;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/// Holds, captures and releases. Answers come once they are durable, and fail with
/// [dev.bouquet.ledger.writer.RetryLaterException].
@ApplicationScoped
public class HoldService {
  private static final String HOLD = "HOLD";
  private static final String CAPTURE = "CAPTURE";
  private static final long LONGEST_SECONDS = Duration.ofDays(31).toSeconds();

  private final Posting posting;
  private final ChargingGate gate;

  HoldService(Posting posting, ChargingGate gate) {
    this.posting = posting;
    this.gate = gate;
  }

  public CompletableFuture<HoldResponse> hold(HoldRequest request, Instant deadline) {
    long seconds = request.getTimeoutSeconds();
    Fields.require(seconds >= 1 && seconds <= LONGEST_SECONDS, "timeout_seconds: 1 to 2,678,400");
    var payer = Fields.id(request.getPayerId(), "payer_id");
    var hold =
        new Command.Hold(
            Fields.id(request.getHoldId(), "hold_id"),
            Fields.requestHash(request.getRequestHash()),
            HOLD,
            payer,
            Coins.clearing(posting.slotFor(payer)),
            Fields.amount(request.getAmount(), 1),
            Duration.ofSeconds(seconds),
            Bytes.EMPTY);
    var closed = gate.whyClosed();
    if (closed != null) {
      return CompletableFuture.failedFuture(closed);
    }
    return posting.submit(hold, deadline).thenApply(HoldService::held);
  }

  public CompletableFuture<CaptureResponse> capture(CaptureRequest request, Instant deadline) {
    var capture =
        new Command.Capture(
            Fields.id(request.getCaptureId(), "capture_id"),
            Fields.requestHash(request.getRequestHash()),
            CAPTURE,
            Fields.id(request.getHoldId(), "hold_id"),
            Fields.amount(request.getAmount(), Command.ALL),
            ChargedEvents.chargeContext(
                Fields.orderingKey(request.getOrderingKey()), Fields.context(request.getContext())),
            true);
    return posting.submit(capture, deadline).thenApply(HoldService::captured);
  }

  public CompletableFuture<ReleaseResponse> release(ReleaseRequest request, Instant deadline) {
    var release =
        new Command.Release(
            Fields.id(request.getReleaseId(), "release_id"),
            Fields.requestHash(request.getRequestHash()),
            Fields.id(request.getHoldId(), "hold_id"));
    return posting.submit(release, deadline).thenApply(HoldService::released);
  }

  private static HoldResponse held(Outcome outcome) {
    var response = HoldResponse.newBuilder().setReplayed(outcome.replayed());
    switch (outcome.result()) {
      case Result.Held held ->
          response.setHeld(
              Held.newBuilder()
                  .setHoldId(held.id().toString())
                  .setAmount(held.amount())
                  .setAvailableAfter(held.available())
                  .setExpiresAt(Answers.timestamp(held.expiresAt())));
      case Result.Refused refused -> response.setRefused(Answers.refused(refused));
      case Result.Posted _, Result.Released _, Result.StatusChanged _, Result.OwingChanged _ ->
          response.setRefused(Answers.keyReused());
    }
    return response.build();
  }

  private static CaptureResponse captured(Outcome outcome) {
    var response = CaptureResponse.newBuilder().setReplayed(outcome.replayed());
    switch (outcome.result()) {
      case Result.Posted posted when Answers.isCharge(posted) ->
          response.setAccepted(Answers.accepted(posted));
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

  private static ReleaseResponse released(Outcome outcome) {
    var response = ReleaseResponse.newBuilder().setReplayed(outcome.replayed());
    switch (outcome.result()) {
      case Result.Released released ->
          response.setReleased(
              Released.newBuilder()
                  .setHoldId(released.resolves().toString())
                  .setAmount(released.amount())
                  .setAvailableAfter(released.available()));
      case Result.Refused refused -> response.setRefused(Answers.refused(refused));
      case Result.Posted _, Result.Held _, Result.StatusChanged _, Result.OwingChanged _ ->
          response.setRefused(Answers.keyReused());
    }
    return response.build();
  }
}
