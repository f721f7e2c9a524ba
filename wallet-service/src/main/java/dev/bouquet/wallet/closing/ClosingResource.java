package dev.bouquet.wallet.closing;

import dev.bouquet.kit.http.IdempotencyKey;
import dev.bouquet.kit.problem.ProblemException;
import dev.bouquet.kit.security.Caller;
import dev.bouquet.ledger.core.Result;
import dev.bouquet.ledger.writer.RetryLaterException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

@Path("/v1/wallet/closure")
@RolesAllowed("viewer")
@RunOnVirtualThread
class ClosingResource {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private final ClosingService closing;
  private final SecurityIdentity identity;

  ClosingResource(ClosingService closing, SecurityIdentity identity) {
    this.closing = closing;
    this.identity = identity;
  }

  /// @param forfeit all coins that are left: said outright, so that nobody gives up more than they
  ///   know of
  record CloseRequest(@NotNull @PositiveOrZero Long forfeit) {}

  record ClosedResponse(UUID ownerId, long forfeited, Instant closedAt) {}

  @POST
  @Operation(
      summary =
          "Closes the caller's wallet for ever, gives its coins up and erases the person's words and data")
  public Response close(
      @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
      @Valid @NotNull CloseRequest request)
      throws SQLException {
    var id = IdempotencyKey.require(key);
    var owner = Caller.of(identity).id();
    try {
      var outcome = closing.close(id, owner, request.forfeit());
      return switch (outcome.result()) {
        case Result.StatusChanged closed -> {
          var response = Response.ok(new ClosedResponse(owner, request.forfeit(), closed.at()));
          yield IdempotencyKey.answer(response, outcome.replayed());
        }
        case Result.Refused refused -> throw refusal(refused.code());
        case Result.Posted _, Result.Held _, Result.Released _, Result.OwingChanged _ ->
            throw refusal(Result.Refused.KEY_REUSED);
      };
    } catch (RetryLaterException e) {
      throw ProblemException.retryLater("The wallet cannot be closed now.", RETRY_AFTER);
    }
  }

  private static ProblemException refusal(String code) {
    return switch (code) {
      case Result.Refused.ACCOUNT_NOT_EMPTY, Result.Refused.INSUFFICIENT_FUNDS ->
          ProblemException.refused(
              Result.Refused.ACCOUNT_NOT_EMPTY,
              "`forfeit` must be exactly what the wallet holds, and nothing may be set aside.");
      case Result.Refused.ACCOUNT_CLOSED ->
          ProblemException.refused(code, "The wallet is closed already.");
      case Result.Refused.ACCOUNT_FROZEN ->
          ProblemException.refused(code, "A frozen wallet cannot be closed by its owner.");
      case Result.Refused.ACCOUNT_OWING ->
          ProblemException.refused(code, "What is owed is repaid with these coins first.");
      default ->
          ProblemException.refused(code, "This Idempotency-Key was used for another request.");
    };
  }
}
