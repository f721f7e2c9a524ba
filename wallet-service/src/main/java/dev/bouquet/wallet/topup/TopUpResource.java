package dev.bouquet.wallet.topup;

import dev.bouquet.kit.http.IdempotencyKey;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.kit.problem.ProblemException;
import dev.bouquet.kit.security.AgeGate;
import dev.bouquet.kit.security.Caller;
import dev.bouquet.kit.security.VerifiedFacts;
import dev.bouquet.wallet.limit.LimitService;
import dev.bouquet.wallet.pack.CoinPacks.Choice;
import dev.bouquet.wallet.pack.Country;
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
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

@Path("/v1/wallet/top-ups")
@RolesAllowed("viewer")
@RunOnVirtualThread
class TopUpResource {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

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

  /// @param country of the buyer
  /// @param provider by its name, where the client has a choice to make
  record StartTopUpRequest(
      @NotBlank @Size(max = 64) String packId,
      @Nullable @Size(min = 2, max = 2) String country,
      @Nullable @Size(min = 1, max = 64) String provider) {}

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
    var asked = country(request.country());
    // What the issuer has verified; what the client says only where nobody has.
    var country = facts.country() == null ? asked : country(facts.country());
    var command =
        new StartTopUpCommand(
            id, caller.id(), request.packId(), country, asked, request.provider());
    return switch (topUps.start(command)) {
      case StartResult.Started started -> {
        var response =
            Response.created(URI.create("/v1/wallet/top-ups/" + id)).entity(started.topUp());
        yield IdempotencyKey.answer(response, started.replayed());
      }
      case StartResult.NotSold notSold -> throw notSold(notSold.why());
      case StartResult.KeyReused _ ->
          throw ProblemException.refused(
              "KEY_REUSED", "This Idempotency-Key was used for another request.");
      case StartResult.WalletClosed _ ->
          throw ProblemException.refused("ACCOUNT_CLOSED", "The wallet is closed, for ever.");
      case StartResult.NoProvider _ ->
          throw ProblemException.refused(
              "TOP_UPS_UNAVAILABLE", "No payment provider is configured.");
      case StartResult.UnknownProvider _ ->
          throw ProblemException.notFound(
              "PAYMENT_PROVIDER_NOT_FOUND", "There is no such payment provider.");
      case StartResult.SwitchedOff _ ->
          throw ProblemException.refused(
              "TOP_UPS_SWITCHED_OFF", "This payment provider takes no new top-ups for now.");
      case StartResult.ProviderAway _ ->
          throw ProblemException.retryLater("The payment provider does not answer.", RETRY_AFTER);
      case StartResult.CheckoutRefused _ ->
          throw ProblemException.refused(
              "CHECKOUT_REFUSED", "The payment provider does not start this payment.");
    };
  }

  private static ProblemException notSold(Choice.Why why) {
    return switch (why) {
      case UNKNOWN ->
          ProblemException.notFound("COIN_PACK_NOT_FOUND", "There is no such coin pack.");
      case RETIRED -> ProblemException.refused("PACK_RETIRED", "This coin pack is sold no more.");
      case OUT_OF_ITS_DATES ->
          ProblemException.refused("PACK_NOT_ON_SALE", "This coin pack is not on sale today.");
      case OTHER_COUNTRY ->
          ProblemException.refused(
              "PACK_OTHER_COUNTRY", "This coin pack is not sold in the buyer's country.");
    };
  }

  private static @Nullable Country country(@Nullable String code) {
    return code == null
        ? null
        : Country.parse(code)
            .orElseThrow(() ->
                ProblemException.malformed("INVALID_REQUEST", "A field is out of its bounds.")
                    .withError("/country", "a country's two letters, as in ISO 3166-1"));
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
