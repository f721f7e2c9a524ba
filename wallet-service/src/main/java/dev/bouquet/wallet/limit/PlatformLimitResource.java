package dev.bouquet.wallet.limit;

import dev.bouquet.kit.http.IdempotencyKey;
import dev.bouquet.kit.http.Page;
import dev.bouquet.kit.problem.ProblemException;
import dev.bouquet.kit.security.Caller;
import dev.bouquet.wallet.operations.OperatorActs;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

@Path("/v1/admin/platform-limits")
@RolesAllowed("operator")
@RunOnVirtualThread
class PlatformLimitResource {
  private static final Pattern COUNTRY = Pattern.compile("\\*|[A-Z]{2}");
  private static final int OLDEST = 150;

  private final LimitService limits;
  private final OperatorActs acts;
  private final SecurityIdentity identity;

  PlatformLimitResource(LimitService limits, OperatorActs acts, SecurityIdentity identity) {
    this.limits = limits;
    this.acts = acts;
    this.identity = identity;
  }

  record SetBandRequest(
      @Nullable Long gift,
      @Nullable Long day,
      @Nullable Long week,
      @Nullable Long month,
      @NotBlank @Size(max = 500) String reason) {}

  @GET
  @Operation(summary = "What the platform lets people spend, by country (* for the others) and age")
  public Page<PlatformLimits.Band> bands() throws SQLException {
    return new Page<>(limits.platform(), null);
  }

  @PUT
  @Path("/{country}/{fromAge}")
  @Operation(
      summary =
          "Sets the limits of a country's people from an age on; applied to one wallet after the other")
  public PlatformLimits.Band set(
      @PathParam("country") String country,
      @PathParam("fromAge") int fromAge,
      @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
      @Valid @NotNull SetBandRequest request)
      throws SQLException {
    var id = IdempotencyKey.require(key);
    if (!COUNTRY.matcher(country).matches() || fromAge < 0 || fromAge > OLDEST) {
      throw ProblemException.malformed(
          "AGE_BAND_INVALID", "A band is a country's code or *, and an age from 0 to 150.");
    }
    var band =
        new PlatformLimits.Band(
            country,
            fromAge,
            new Limits(
                LimitResource.checked("gift", request.gift()),
                LimitResource.checked("day", request.day()),
                LimitResource.checked("week", request.week()),
                LimitResource.checked("month", request.month())));
    acts.keepOn(
        id,
        Caller.of(identity).id(),
        "PLATFORM_LIMIT_SET",
        "%s/%d: %s".formatted(country, fromAge, band.limits()),
        request.reason().strip());
    limits.setPlatform(band);
    return band;
  }
}
