package dev.bouquet.gift.catalog.admin;

import dev.bouquet.kit.http.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

@Path("/v1/admin/gift-changes")
@RolesAllowed("operator")
@RunOnVirtualThread
class GiftChangeResource {
  private final GiftChangeStore changes;

  GiftChangeResource(GiftChangeStore changes) {
    this.changes = changes;
  }

  @GET
  @Operation(summary = "What was done to gifts, newest first: who, what, when it counts and why")
  public Page<GiftChangeStore.Act> changes(
      @QueryParam("giftId") @Nullable String giftId,
      @QueryParam("pageSize") @Nullable Integer pageSize,
      @QueryParam("pageToken") @Nullable String pageToken)
      throws SQLException {
    int size = Page.size(pageSize);
    long before = Page.after(pageToken, Long.MAX_VALUE, Long::valueOf);
    var found = changes.page(before, giftId, size + 1);
    return Page.of(found, size, last -> Long.toString(last.number()));
  }
}
