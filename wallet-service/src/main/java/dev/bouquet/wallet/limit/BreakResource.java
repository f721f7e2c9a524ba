package dev.bouquet.wallet.limit;

import dev.bouquet.kit.security.Caller;
import dev.bouquet.kit.security.VerifiedFacts;
import dev.bouquet.wallet.limit.LimitResource.LimitsResponse;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// Who feels that they give too much stops themselves for a while.
@Path("/v1/wallet/break")
@RolesAllowed("viewer")
@RunOnVirtualThread
class BreakResource {
  private static final int MOST_DAYS = 365;

  private final LimitService limits;
  private final SecurityIdentity identity;

  BreakResource(LimitService limits, SecurityIdentity identity) {
    this.limits = limits;
    this.identity = identity;
  }

  /// @param days of 24 hours, from now
  record BreakRequest(@NotNull @Min(1) @Max(MOST_DAYS) Integer days) {}

  @PUT
  @Operation(
      summary =
          "Lets the caller spend nothing for some days; a break can be made longer, never shorter")
  public LimitsResponse take(@Valid @NotNull BreakRequest request) throws SQLException {
    var view =
        limits.takeBreak(
            Caller.of(identity).id(), VerifiedFacts.of(identity), Duration.ofDays(request.days()));
    return LimitsResponse.of(view, Instant.now());
  }
}
