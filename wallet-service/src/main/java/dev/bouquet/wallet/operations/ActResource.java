package dev.bouquet.wallet.operations;

import dev.bouquet.kit.http.Page;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.kit.problem.ProblemException;
import dev.bouquet.wallet.operations.OperatorActs.Act;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.sql.SQLException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

@Path("/v1/admin/acts")
@RolesAllowed("operator")
@RunOnVirtualThread
class ActResource {
  private final OperatorActs acts;

  ActResource(OperatorActs acts) {
    this.acts = acts;
  }

  @GET
  @Operation(summary = "What operators did, newest first: who, what, to whom and why")
  public Page<Act> acts(
      @QueryParam("subjectId") @Nullable String subjectId,
      @QueryParam("operatorId") @Nullable String operatorId,
      @QueryParam("pageSize") @Nullable Integer pageSize,
      @QueryParam("pageToken") @Nullable String pageToken)
      throws SQLException {
    int size = Page.size(pageSize);
    long before = Page.after(pageToken, Long.MAX_VALUE, Long::valueOf);
    var found =
        acts.page(before, id("subjectId", subjectId), id("operatorId", operatorId), size + 1);
    return Page.of(found, size, last -> Long.toString(last.number()));
  }

  private static @Nullable UUID id(String parameter, @Nullable String text) {
    return text == null
        ? null
        : Ids.parse(text)
            .orElseThrow(() ->
                ProblemException.malformed("INVALID_REQUEST", parameter + " must be a UUID."));
  }
}
