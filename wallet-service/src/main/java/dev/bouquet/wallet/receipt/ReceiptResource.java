package dev.bouquet.wallet.receipt;

import dev.bouquet.kit.id.Ids;
import dev.bouquet.kit.problem.ProblemException;
import dev.bouquet.kit.security.Caller;
import dev.bouquet.wallet.receipt.ReceiptStore.FindResult;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.Operation;

@Path("/v1/wallet/top-ups/{id}/receipt")
@RolesAllowed("viewer")
@RunOnVirtualThread
class ReceiptResource {
  private final ReceiptStore store;
  private final SecurityIdentity identity;

  ReceiptResource(ReceiptStore store, SecurityIdentity identity) {
    this.store = store;
    this.identity = identity;
  }

  @GET
  @Operation(summary = "The receipt for a top-up of the caller that succeeded")
  public Receipt receipt(@PathParam("id") String id) throws SQLException {
    var caller = Caller.of(identity).id();
    var topUp = Ids.parse(id).orElseThrow(ReceiptResource::noTopUp);
    return switch (store.find(topUp, caller)) {
      case FindResult.Found found -> found.receipt();
      case FindResult.NotCredited _ ->
          throw ProblemException.refused(
              "TOP_UP_NOT_SUCCEEDED", "There is a receipt once the top-up has succeeded.");
      case FindResult.NoTopUp _ -> throw noTopUp();
    };
  }

  private static ProblemException noTopUp() {
    return ProblemException.notFound("TOP_UP_NOT_FOUND", "There is no such top-up.");
  }
}
