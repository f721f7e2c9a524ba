package dev.bouquet.wallet.lot;

import dev.bouquet.kit.http.Page;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.kit.problem.ProblemException;
import dev.bouquet.kit.security.Caller;
import dev.bouquet.wallet.operations.OperatorActs;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.sql.SQLException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Lots for operators, asked from either side. Looking is an act too.
@Path("/v1/admin")
@RolesAllowed("operator")
@RunOnVirtualThread
class LotLookupResource {
  private final LotAnswers answers;
  private final OperatorActs acts;
  private final SecurityIdentity identity;

  LotLookupResource(LotAnswers answers, OperatorActs acts, SecurityIdentity identity) {
    this.answers = answers;
    this.acts = acts;
    this.identity = identity;
  }

  @GET
  @Path("/wallets/{ownerId}/lots")
  @Operation(summary = "A wallet's lots, newest first")
  public Page<LotResponse> lots(
      @PathParam("ownerId") String ownerId,
      @QueryParam("pageSize") @Nullable Integer pageSize,
      @QueryParam("pageToken") @Nullable String pageToken)
      throws SQLException {
    var owner = Ids.parse(ownerId).orElseThrow(LotLookupResource::noWallet);
    if (!answers.hasWallet(owner)) {
      throw noWallet();
    }
    keep("LOOK_UP_LOTS", owner);
    return answers.lots(owner, pageToken, pageSize);
  }

  @GET
  @Path("/lots/{lotId}/charges")
  @Operation(summary = "What the coins of a lot were spent on, oldest first")
  public Page<UseResponse> charges(
      @PathParam("lotId") String lotId,
      @QueryParam("pageSize") @Nullable Integer pageSize,
      @QueryParam("pageToken") @Nullable String pageToken)
      throws SQLException {
    var lot = Ids.parse(lotId).orElseThrow(LotLookupResource::noLot);
    keep("LOOK_UP_LOT", lot);
    return answers.usesOf(lot, pageToken, pageSize).orElseThrow(LotLookupResource::noLot);
  }

  @GET
  @Path("/charges/{chargeId}/lots")
  @Operation(summary = "The lots whose coins a charge was paid with, oldest first")
  public Page<UseResponse> lotsOfCharge(
      @PathParam("chargeId") String chargeId,
      @QueryParam("pageSize") @Nullable Integer pageSize,
      @QueryParam("pageToken") @Nullable String pageToken)
      throws SQLException {
    var charge = Ids.parse(chargeId).orElseThrow(LotLookupResource::noCharge);
    keep("LOOK_UP_CHARGE", charge);
    return answers.usesBy(charge, pageToken, pageSize).orElseThrow(LotLookupResource::noCharge);
  }

  private void keep(String act, UUID subject) throws SQLException {
    acts.keep(Ids.next(), Caller.of(identity).id(), act, subject, "lookup");
  }

  private static ProblemException noWallet() {
    return ProblemException.notFound("WALLET_NOT_FOUND", "There is no such wallet.");
  }

  private static ProblemException noLot() {
    return ProblemException.notFound("LOT_NOT_FOUND", "There is no such lot.");
  }

  private static ProblemException noCharge() {
    return ProblemException.notFound("CHARGE_NOT_FOUND", "There is no such charge.");
  }
}
