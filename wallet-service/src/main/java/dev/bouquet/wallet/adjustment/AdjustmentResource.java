package dev.bouquet.wallet.adjustment;

import dev.bouquet.kit.http.IdempotencyKey;
import dev.bouquet.kit.http.Page;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.kit.problem.ProblemException;
import dev.bouquet.kit.security.Caller;
import dev.bouquet.ledger.writer.RetryLaterException;
import dev.bouquet.wallet.adjustment.AdjustmentService.Decided;
import dev.bouquet.wallet.operations.OperatorActs;
import dev.bouquet.wallet.posting.Coins;
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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

@Path("/v1/admin/adjustments")
@RolesAllowed("operator")
@RunOnVirtualThread
class AdjustmentResource {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
  private static final long MOST_COINS = 1_000_000_000;
  private static final int MOST_OPEN = 100;

  private final AdjustmentService adjustments;
  private final AdjustmentStore store;
  private final OperatorActs acts;
  private final SecurityIdentity identity;

  AdjustmentResource(
      AdjustmentService adjustments,
      AdjustmentStore store,
      OperatorActs acts,
      SecurityIdentity identity) {
    this.adjustments = adjustments;
    this.store = store;
    this.acts = acts;
    this.identity = identity;
  }

  record ProposeRequest(
      @NotNull UUID ownerId, @NotNull Long amount, @NotBlank @Size(max = 500) String reason) {}

  record DecisionRequest(@NotBlank @Size(max = 500) String reason) {}

  @GET
  @Operation(summary = "Adjustments that wait for another operator, the oldest first, at most 100")
  public Page<Adjustment> open() throws SQLException {
    return new Page<>(store.open(MOST_OPEN), null);
  }

  @GET
  @Path("/{id}")
  @Operation(summary = "An adjustment")
  public Adjustment adjustment(@PathParam("id") String id) throws SQLException {
    return store.find(parse(id)).orElseThrow(AdjustmentResource::notFound);
  }

  @POST
  @Operation(
      summary = "Proposes to give coins to a wallet or take some away; another operator approves")
  public Response propose(
      @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
      @Valid @NotNull ProposeRequest request)
      throws SQLException {
    var id = IdempotencyKey.require(key);
    long amount = request.amount();
    if (amount == 0 || amount > MOST_COINS || amount < -MOST_COINS) {
      throw ProblemException.malformed(
          "ADJUSTMENT_INVALID", "An adjustment is 1 to 1,000,000,000 coins, to or from a wallet.");
    }
    if (Coins.isOfTheHouse(request.ownerId())) {
      throw ProblemException.notFound("WALLET_NOT_FOUND", "There is no such wallet.");
    }
    var operator = Caller.of(identity).id();
    var reason = request.reason().strip();
    acts.keep(id, operator, "PROPOSE_ADJUSTMENT " + amount, request.ownerId(), reason);
    boolean isNew = store.insert(id, request.ownerId(), amount, reason, operator);
    var response =
        Response.created(URI.create("/v1/admin/adjustments/" + id))
            .entity(store.find(id).orElseThrow());
    return IdempotencyKey.answer(response, !isNew);
  }

  @POST
  @Path("/{id}/approval")
  @Operation(summary = "Approves and executes what another operator has proposed")
  public Adjustment approve(@PathParam("id") String id, @Valid @NotNull DecisionRequest request)
      throws SQLException {
    var parsed = parse(id);
    var operator = Caller.of(identity).id();
    try {
      return answer(adjustments.approve(parsed, operator, request.reason().strip()));
    } catch (RetryLaterException e) {
      throw ProblemException.retryLater("The ledger does not take it now.", RETRY_AFTER);
    }
  }

  @POST
  @Path("/{id}/rejection")
  @Operation(summary = "Rejects a proposal, or withdraws one's own")
  public Adjustment reject(@PathParam("id") String id, @Valid @NotNull DecisionRequest request)
      throws SQLException {
    var parsed = parse(id);
    var operator = Caller.of(identity).id();
    return answer(adjustments.reject(parsed, operator, request.reason().strip()));
  }

  private static Adjustment answer(Decided decided) {
    return switch (decided) {
      case Decided.Done(var adjustment) -> adjustment;
      case Decided.NotFound() -> throw notFound();
      case Decided.SamePerson() ->
          throw ProblemException.refused(
              "FOUR_EYES_NEEDED", "Another operator than the one who proposed it has to approve.");
      case Decided.Already(var adjustment) ->
          throw ProblemException.refused(
                  "ADJUSTMENT_DECIDED", "Somebody has decided about it already.")
              .with("decision", adjustment.status().name());
    };
  }

  private static UUID parse(String id) {
    return Ids.parse(id).orElseThrow(AdjustmentResource::notFound);
  }

  private static ProblemException notFound() {
    return ProblemException.notFound("ADJUSTMENT_NOT_FOUND", "There is no such adjustment.");
  }
}
