package dev.bouquet.wallet.operations;

import dev.bouquet.kit.http.IdempotencyKey;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.kit.problem.ProblemException;
import dev.bouquet.kit.security.Caller;
import dev.bouquet.ledger.core.Account;
import dev.bouquet.ledger.core.Result;
import dev.bouquet.ledger.writer.RetryLaterException;
import dev.bouquet.wallet.audit.LedgerVerification;
import dev.bouquet.wallet.posting.Coins;
import io.grpc.StatusRuntimeException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// The wallet for operators.
@Path("/v1/admin")
@RolesAllowed("operator")
@RunOnVirtualThread
class OperationsResource {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
  private static final int MOST_FINDINGS = 100;

  private final LedgerVerification verification;
  private final ChargingSwitch charging;
  private final WalletStatusService statuses;
  private final OperatorActs acts;
  private final SecurityIdentity identity;

  OperationsResource(
      LedgerVerification verification,
      ChargingSwitch charging,
      WalletStatusService statuses,
      OperatorActs acts,
      SecurityIdentity identity) {
    this.verification = verification;
    this.charging = charging;
    this.statuses = statuses;
    this.acts = acts;
    this.identity = identity;
  }

  /// @param findings a sentence each, the first row that does not fit first
  record VerificationResponse(boolean inOrder, List<String> findings) {}

  @POST
  @Path("/ledger/verifications")
  @Operation(
      summary =
          "Recomputes balances, versions, holds and positions from the transfers and names what does not fit")
  public VerificationResponse verify() {
    try {
      var findings = verification.verify(MOST_FINDINGS);
      return new VerificationResponse(findings.isEmpty(), findings);
    } catch (StatusRuntimeException e) {
      throw ProblemException.retryLater("The database is away.", RETRY_AFTER);
    }
  }

  record AssetResponse(String asset, long accounts, long belowZero, long aboveZero, long held) {}

  record TrialBalanceResponse(List<AssetResponse> assets) {}

  @GET
  @Path("/ledger/trial-balance")
  @Operation(summary = "The sums of all balances per asset; belowZero + aboveZero is 0")
  public TrialBalanceResponse trialBalance() {
    try {
      return new TrialBalanceResponse(
          verification.trialBalance().getAssetsList().stream()
              .map(asset ->
                  new AssetResponse(
                      asset.getAsset(),
                      asset.getAccounts(),
                      asset.getBelowZero(),
                      asset.getAboveZero(),
                      asset.getHeld()))
              .toList());
    } catch (StatusRuntimeException e) {
      throw ProblemException.retryLater("The database is away.", RETRY_AFTER);
    }
  }

  record SetStatusRequest(
      @NotNull Account.Status status, @NotBlank @Size(max = 500) String reason) {}

  record StatusResponse(UUID ownerId, Account.Status status, Instant at) {}

  @PUT
  @Path("/wallets/{ownerId}/status")
  @Operation(
      summary =
          "Freezes (receives, spends nothing), opens again or closes (empty, for ever) a wallet")
  public Response setStatus(
      @PathParam("ownerId") String ownerId,
      @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
      @Valid @NotNull SetStatusRequest request)
      throws SQLException {
    var id = IdempotencyKey.require(key);
    var owner =
        Ids.parse(ownerId)
            .filter(parsed -> !Coins.isOfTheHouse(parsed))
            .orElseThrow(
                () -> ProblemException.notFound("WALLET_NOT_FOUND", "There is no such wallet."));
    try {
      var outcome =
          statuses.set(
              id, Caller.of(identity).id(), owner, request.status(), request.reason().strip());
      return switch (outcome.result()) {
        case Result.StatusChanged changed -> {
          var response = Response.ok(new StatusResponse(owner, changed.status(), changed.at()));
          yield IdempotencyKey.answer(response, outcome.replayed());
        }
        case Result.Refused refused -> throw refusal(refused.code());
        case Result.Posted _, Result.Held _, Result.Released _, Result.OwingChanged _ ->
            throw refusal(Result.Refused.KEY_REUSED);
      };
    } catch (RetryLaterException e) {
      throw ProblemException.retryLater("The wallet cannot be changed now.", RETRY_AFTER);
    }
  }

  record ChargingRequest(@NotNull Boolean enabled, @NotBlank @Size(max = 500) String reason) {}

  /// @param reason null where charging was never switched off
  record ChargingResponse(
      boolean enabled,
      @Nullable String reason,
      @Nullable UUID switchedBy,
      @Nullable Instant switchedAt) {}

  @GET
  @Path("/charging")
  @Operation(summary = "Whether coins can be spent, who said so and why")
  public ChargingResponse charging() throws SQLException {
    return charging
        .read()
        .map(position ->
            new ChargingResponse(
                position.enabled(),
                position.reason(),
                position.switchedBy(),
                position.switchedAt()))
        .orElseGet(() -> new ChargingResponse(true, null, null, null));
  }

  @PUT
  @Path("/charging")
  @Operation(
      summary =
          "The kill switch: while it is off new charges and holds are told to come later, on every pod within two seconds")
  public ChargingResponse setCharging(@Valid @NotNull ChargingRequest request) throws SQLException {
    var operator = Caller.of(identity).id();
    var reason = request.reason().strip();
    acts.keep(
        Ids.next(), operator, request.enabled() ? "CHARGING_ON" : "CHARGING_OFF", null, reason);
    charging.write(request.enabled(), reason, operator);
    return charging();
  }

  private static ProblemException refusal(String code) {
    return ProblemException.refused(
        code,
        switch (code) {
          case Result.Refused.ACCOUNT_CLOSED -> "The wallet is closed, for ever.";
          case Result.Refused.ACCOUNT_NOT_EMPTY ->
              "Only a wallet without coins and holds can be closed.";
          default -> "This Idempotency-Key was used for another request.";
        });
  }
}
