package dev.bouquet.wallet.refund;

import dev.bouquet.kit.http.IdempotencyKey;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.kit.problem.ProblemException;
import dev.bouquet.kit.security.Caller;
import dev.bouquet.wallet.refund.RefundService.Result;
import dev.bouquet.wallet.refund.RefundStore.Order;
import dev.bouquet.wallet.refund.RefundStore.Ordered;
import dev.bouquet.wallet.takeback.Claim;
import dev.bouquet.wallet.takeback.ClaimStore;
import dev.bouquet.wallet.takeback.TakeBack;
import dev.bouquet.wallet.takeback.TakeBackStore;
import dev.bouquet.wallet.topup.TopUp;
import dev.bouquet.wallet.topup.TopUpStore;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Top-ups and their refunds, for operators.
@Path("/v1/admin/top-ups/{id}")
@RolesAllowed("operator")
@RunOnVirtualThread
class RefundResource {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private final RefundService refunds;
  private final RefundStore store;
  private final TopUpStore topUps;
  private final ClaimStore claims;
  private final TakeBackStore takeBacks;
  private final SecurityIdentity identity;

  RefundResource(
      RefundService refunds,
      RefundStore store,
      TopUpStore topUps,
      ClaimStore claims,
      TakeBackStore takeBacks,
      SecurityIdentity identity) {
    this.refunds = refunds;
    this.store = store;
    this.topUps = topUps;
    this.claims = claims;
    this.takeBacks = takeBacks;
    this.identity = identity;
  }

  /// @param claims what its provider took back, and gave again
  /// @param takeBacks what followed for its coins
  /// @param refunds what operators ordered
  record TopUpResponse(
      UUID ownerId,
      TopUp topUp,
      List<Claim> claims,
      List<TakeBack> takeBacks,
      List<Refund> refunds) {}

  /// @param amount minor units; absent for all that is left
  record RefundRequest(@Nullable @Positive Long amount, @NotBlank @Size(max = 500) String reason) {}

  @GET
  @Operation(summary = "A top-up with its refunds and disputes, and the coins that were taken back")
  public TopUpResponse topUp(@PathParam("id") String id) throws SQLException {
    var topUp = topUps.find(parse(id)).orElseThrow(RefundResource::notFound);
    return new TopUpResponse(
        topUp.ownerId(),
        topUp,
        claims.of(topUp.id()),
        takeBacks.of(topUp.id()),
        store.of(topUp.id()));
  }

  @POST
  @Path("/refunds")
  @Operation(
      summary =
          "Has the provider give money back; the coins are owed back once it says that the money is gone")
  public Response refund(
      @PathParam("id") String id,
      @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
      @Valid @NotNull RefundRequest request)
      throws SQLException {
    var order =
        new Order(
            IdempotencyKey.require(key),
            parse(id),
            request.amount(),
            request.reason().strip(),
            Caller.of(identity).id());
    return switch (refunds.refund(order)) {
      case Result.Accepted(var refund, var replayed) -> {
        var response = Response.accepted(refund);
        yield IdempotencyKey.answer(response, replayed);
      }
      case Result.NotOrdered(var why) -> throw notOrdered(why);
      case Result.Refused refused ->
          throw ProblemException.refused(
              "REFUND_REFUSED", "The payment provider refuses: " + refused.reason());
      case Result.ProviderAway _ ->
          throw ProblemException.retryLater("The payment provider does not answer.", RETRY_AFTER);
    };
  }

  private static ProblemException notOrdered(Ordered why) {
    return switch (why) {
      case Ordered.NoTopUp _ -> notFound();
      case Ordered.NotSucceeded _ ->
          ProblemException.refused(
              "TOP_UP_NOT_SUCCEEDED", "Nothing was paid that could be given back.");
      case Ordered.Exceeds exceeds when exceeds.left() == 0 ->
          ProblemException.refused("ALREADY_REFUNDED", "Nothing is left of the payment.");
      case Ordered.Exceeds exceeds ->
          ProblemException.refused("REFUND_EXCEEDS", "Less is left of the payment.")
              .with("left", exceeds.left());
      case Ordered.KeyReused _ ->
          ProblemException.refused(
              "KEY_REUSED", "This Idempotency-Key was used for another request.");
      case Ordered.Taken _ -> throw new IllegalStateException("taken, and not refunded: " + why);
    };
  }

  private static UUID parse(String id) {
    return Ids.parse(id).orElseThrow(RefundResource::notFound);
  }

  private static ProblemException notFound() {
    return ProblemException.notFound("TOP_UP_NOT_FOUND", "There is no such top-up.");
  }
}
