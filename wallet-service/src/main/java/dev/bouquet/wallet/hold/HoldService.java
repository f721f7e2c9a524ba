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
import dev.bouquet.ledger.postgres.LedgerStore;
import dev.bouquet.ledger.writer.RetryLaterException;
import dev.bouquet.wallet.posting.ChargedEvents;
import dev.bouquet.wallet.posting.ChargingGate;
import dev.bouquet.wallet.posting.Coins;
import dev.bouquet.wallet.posting.Posting;
import dev.bouquet.wallet.wire.Answers;
import dev.bouquet.wallet.wire.Fields;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javax.sql.DataSource;

/// Holds, captures and releases. Answers come once they are durable, and fail with
/// [RetryLaterException].
@ApplicationScoped
public class HoldService {
  private static final String HOLD = "HOLD";
  private static final String CAPTURE = "CAPTURE";
  private static final long LONGEST_SECONDS = Duration.ofDays(31).toSeconds();

  private final Posting posting;
  private final ChargingGate gate;
  private final DataSource pool;
  private final LedgerStore ledger = new LedgerStore();

  HoldService(Posting posting, ChargingGate gate, DataSource pool) {
    this.posting = posting;
    this.gate = gate;
    this.pool = pool;
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

  /// Blocks while it looks up whose hold it is.
  public CompletableFuture<CaptureResponse> capture(CaptureRequest request, Instant deadline) {
    var id = Fields.id(request.getCaptureId(), "capture_id");
    var hash = Fields.requestHash(request.getRequestHash());
    var hold = Fields.id(request.getHoldId(), "hold_id");
    long amount = Fields.amount(request.getAmount(), Command.ALL);
    var context =
        ChargedEvents.chargeContext(
            Fields.orderingKey(request.getOrderingKey()), Fields.context(request.getContext()));
    return ofItsPayer(
        hold,
        deadline,
        payer -> new Command.Capture(id, hash, CAPTURE, hold, payer, amount, context, true),
        HoldService::captured);
  }

  /// Blocks while it looks up whose hold it is.
  public CompletableFuture<ReleaseResponse> release(ReleaseRequest request, Instant deadline) {
    var id = Fields.id(request.getReleaseId(), "release_id");
    var hash = Fields.requestHash(request.getRequestHash());
    var hold = Fields.id(request.getHoldId(), "hold_id");
    return ofItsPayer(
        hold, deadline, payer -> new Command.Release(id, hash, hold, payer), HoldService::released);
  }

  private <R> CompletableFuture<R> ofItsPayer(
      UUID hold,
      Instant deadline,
      Function<UUID, Command.FollowUp> command,
      Function<Outcome, R> response) {
    try (Connection connection = pool.getConnection()) {
      var payer = ledger.findPayer(connection, hold).orElse(hold);
      return posting.submit(command.apply(payer), deadline).thenApply(response);
    } catch (SQLException e) {
      return CompletableFuture.failedFuture(new RetryLaterException("the database is away", e));
    }
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
