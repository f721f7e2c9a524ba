package dev.bouquet.wallet.statement;

import dev.bouquet.kit.http.Page;
import dev.bouquet.kit.security.Caller;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// The caller's own transactions; the address has no place for anybody else's.
@Path("/v1/wallet/transactions")
@RolesAllowed("viewer")
@RunOnVirtualThread
class StatementResource {
  private final Transactions transactions;
  private final Exports exports;
  private final SecurityIdentity identity;

  StatementResource(Transactions transactions, Exports exports, SecurityIdentity identity) {
    this.transactions = transactions;
    this.exports = exports;
    this.identity = identity;
  }

  @GET
  @Operation(summary = "What changed the caller's balance, newest first")
  public Page<TransactionResponse> transactions(
      @BeanParam FilterParams filter,
      @QueryParam("pageSize") @Nullable Integer pageSize,
      @QueryParam("pageToken") @Nullable String pageToken)
      throws SQLException {
    var caller = Caller.of(identity).id();
    return transactions.page(caller, filter.toFilter(), pageToken, Page.size(pageSize));
  }

  @GET
  @Path("/export")
  @Operation(summary = "What changed the caller's balance up to now, oldest first, as a file")
  public Response export(
      @BeanParam FilterParams filter,
      @QueryParam("format") @Nullable String format,
      @Context RoutingContext request)
      throws SQLException {
    var caller = Caller.of(identity).id();
    var order = new Exports.Order(caller, caller, filter.toFilter(), ExportFormat.of(format));
    return exports.start(order, () -> {}, request);
  }
}
