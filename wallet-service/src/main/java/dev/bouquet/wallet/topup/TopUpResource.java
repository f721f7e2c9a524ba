package dev.bouquet.wallet.topup;

import dev.bouquet.kit.http.IdempotencyKey;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.kit.problem.ProblemException;
import dev.bouquet.kit.security.AgeGate;
import dev.bouquet.kit.security.Caller;
import dev.bouquet.kit.security.VerifiedFacts;
import dev.bouquet.wallet.limit.LimitService;
import dev.bouquet.wallet.topup.TopUpService.StartResult;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

@Path("/v1/wallet/top-ups")
@RolesAllowed("viewer")
@RunOnVirtualThread
class TopUpResource {
  private final TopUpService topUps;
  private final TopUpStore store;
  private final AgeGate ageGate;
  private final LimitService limits;
  private final SecurityIdentity identity;

  TopUpResource(
      TopUpService topUps,
      TopUpStore store,
      AgeGate ageGate,
      LimitService limits,
      SecurityIdentity identity) {
    this.topUps = topUps;
    this.store = store;
    this.ageGate = ageGate;
    this.limits = limits;
    this.identity = identity;
  }

  record StartTopUpRequest(@NotBlank @Size(max = 64) String packId) {}

  @POST
  @Operation(
      summary =
          "Starts to buy a pack of coins; they arrive when the provider says that it was paid")
  public Response start(
      @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
      @Valid @NotNull StartTopUpRequest request)
      throws SQLException {
    var id = IdempotencyKey.require(key);
    var caller = Caller.of(identity);
    var facts = VerifiedFacts.of(identity);
    ageGate.requireOfAge(facts);
    limits.note(caller.id(), facts);
    return switch (topUps.start(id, caller.id(), request.packId())) {
      case StartResult.Started started -> {
        var response =
            Response.created(URI.create("/v1/wallet/top-ups/" + id)).entity(started.topUp());
        yield started.replayed()
            ? response.header(IdempotencyKey.REPLAYED_HEADER, true).build()
            : response.build();
      }
      case StartResult.UnknownPack _ ->
          throw ProblemException.notFound("COIN_PACK_NOT_FOUND", "There is no such coin pack.");
      case StartResult.KeyReused _ ->
          throw ProblemException.refused(
              "KEY_REUSED", "This Idempotency-Key was used for another request.");
      case StartResult.NoProvider _ ->
          throw ProblemException.refused(
              "TOP_UPS_UNAVAILABLE", "No payment provider is configured.");
    };
  }

  @GET
  @Path("/{id}")
  @Operation(summary = "A top-up of the caller")
  public TopUp topUp(@PathParam("id") String id) throws SQLException {
    var caller = Caller.of(identity).id();
    var parsed = Ids.parse(id);
    var found = parsed.isEmpty() ? Optional.<TopUp>empty() : store.find(parsed.get());
    return found
        .filter(topUp -> topUp.ownerId().equals(caller))
        .orElseThrow(
            () -> ProblemException.notFound("TOP_UP_NOT_FOUND", "There is no such top-up."));
  }
}
