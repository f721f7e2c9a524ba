package dev.bouquet.wallet.lot;

import dev.bouquet.kit.http.Page;
import dev.bouquet.kit.security.Caller;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// The caller's own lots; the address has no place for anybody else's.
@Path("/v1/wallet/lots")
@RolesAllowed("viewer")
@RunOnVirtualThread
class LotResource {
  private final LotAnswers answers;
  private final SecurityIdentity identity;

  LotResource(LotAnswers answers, SecurityIdentity identity) {
    this.answers = answers;
    this.identity = identity;
  }

  @GET
  @Operation(summary = "Where the caller's coins came from and what is left of each, newest first")
  public Page<LotResponse> lots(
      @QueryParam("pageSize") @Nullable Integer pageSize,
      @QueryParam("pageToken") @Nullable String pageToken)
      throws SQLException {
    return answers.lots(Caller.of(identity).id(), pageToken, pageSize);
  }
}
