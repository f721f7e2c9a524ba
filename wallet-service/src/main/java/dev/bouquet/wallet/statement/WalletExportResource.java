package dev.bouquet.wallet.statement;

import dev.bouquet.kit.id.Ids;
import dev.bouquet.kit.problem.ProblemException;
import dev.bouquet.kit.security.Caller;
import dev.bouquet.wallet.operations.OperatorActs;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Anybody's transactions, for operators.
@Path("/v1/admin/wallets/{ownerId}/transactions/export")
@RolesAllowed("operator")
@RunOnVirtualThread
class WalletExportResource {
  private final Exports exports;
  private final OperatorActs acts;
  private final SecurityIdentity identity;

  WalletExportResource(Exports exports, OperatorActs acts, SecurityIdentity identity) {
    this.exports = exports;
    this.acts = acts;
    this.identity = identity;
  }

  @GET
  @Operation(summary = "What changed a wallet's balance up to now, oldest first, as a file")
  public Response export(
      @PathParam("ownerId") String ownerId,
      @BeanParam FilterParams filter,
      @QueryParam("format") @Nullable String format,
      @QueryParam("reason") @NotBlank @Size(max = 500) String reason,
      @Context RoutingContext request)
      throws SQLException {
    var operator = Caller.of(identity).id();
    var owner =
        Ids.parse(ownerId)
            .orElseThrow(
                () -> ProblemException.notFound("WALLET_NOT_FOUND", "There is no such wallet."));
    var order = new Exports.Order(operator, owner, filter.toFilter(), ExportFormat.of(format));
    return exports.start(
        order,
        () -> acts.keep(Ids.next(), operator, "WALLET_EXPORTED", owner, reason.strip()),
        request);
  }
}
