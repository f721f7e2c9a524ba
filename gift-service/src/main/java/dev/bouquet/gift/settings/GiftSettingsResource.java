package dev.bouquet.gift.settings;

import dev.bouquet.gift.settings.GiftSettings.Setting;
import dev.bouquet.kit.problem.ProblemException;
import dev.bouquet.kit.security.Caller;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// The caller's own settings.
@Path("/v1/me/gift-settings")
@RolesAllowed("viewer")
@RunOnVirtualThread
class GiftSettingsResource {
  private static final Pattern VERSION = Pattern.compile("\"([0-9]{1,18})\"");

  private final GiftSettings settings;
  private final SecurityIdentity identity;

  GiftSettingsResource(GiftSettings settings, SecurityIdentity identity) {
    this.settings = settings;
    this.identity = identity;
  }

  record SettingsRequest(@NotNull Boolean quiet, @NotNull Boolean levelHidden) {}

  @GET
  @Operation(summary = "The caller's quiet mode, and whether others see their level")
  public Response get() throws SQLException {
    return answer(settings.of(Caller.of(identity).id()));
  }

  @PUT
  @Operation(
      summary = "Replaces them; with If-Match only where they are as the caller has seen them")
  public Response put(
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Valid @NotNull SettingsRequest request)
      throws SQLException {
    var replaced =
        settings.replace(
            Caller.of(identity).id(), request.quiet(), request.levelHidden(), expected(ifMatch));
    return answer(
        replaced.orElseThrow(() ->
            new ProblemException(
                412, "GIFT_SETTINGS_CHANGED", "The settings were changed meanwhile.")));
  }

  /// `*` and nothing are any version.
  private static @Nullable Long expected(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.equals("*")) {
      return null;
    }
    var version = VERSION.matcher(ifMatch);
    if (!version.matches()) {
      throw ProblemException.malformed("INVALID_REQUEST", "If-Match takes the ETag of an answer.");
    }
    return Long.valueOf(version.group(1));
  }

  private static Response answer(Setting setting) {
    return Response.ok(setting).tag(Long.toString(setting.version())).build();
  }
}
