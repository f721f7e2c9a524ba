package dev.bouquet.wallet.debt;

import dev.bouquet.kit.http.Page;
import dev.bouquet.wallet.debt.DebtStore.Debtor;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.sql.SQLException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

@Path("/v1/admin/debts")
@RolesAllowed("operator")
@RunOnVirtualThread
class DebtResource {
  private final DebtStore store;

  DebtResource(DebtStore store) {
    this.store = store;
  }

  @GET
  @Operation(summary = "Who owes coins that were taken back and had been spent, and since when")
  public Page<Debtor> debts(
      @QueryParam("pageSize") @Nullable Integer pageSize,
      @QueryParam("pageToken") @Nullable String pageToken)
      throws SQLException {
    int size = Page.size(pageSize);
    var after = Page.after(pageToken, DebtStore.BEFORE_ALL, UUID::fromString);
    return Page.of(store.page(after, size + 1), size, debtor -> debtor.ownerId().toString());
  }
}
