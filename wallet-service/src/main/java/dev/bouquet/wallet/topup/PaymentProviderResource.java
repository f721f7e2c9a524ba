package dev.bouquet.wallet.topup;

import dev.bouquet.kit.http.Page;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.kit.problem.ProblemException;
import dev.bouquet.kit.security.Caller;
import dev.bouquet.wallet.operations.OperatorActs;
import dev.bouquet.wallet.payment.PaymentProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Payment providers for operators.
@Path("/v1/admin/payment-providers")
@RolesAllowed("operator")
@RunOnVirtualThread
class PaymentProviderResource {
  private static final Logger LOG = Logger.getLogger(PaymentProviderResource.class);

  private final PaymentProviders providers;
  private final ProviderSwitches switches;
  private final OperatorActs acts;
  private final SecurityIdentity identity;

  PaymentProviderResource(
      PaymentProviders providers,
      ProviderSwitches switches,
      OperatorActs acts,
      SecurityIdentity identity) {
    this.providers = providers;
    this.switches = switches;
    this.acts = acts;
    this.identity = identity;
  }

  /// @param enabled whether it takes new top-ups
  /// @param reason null where it was never switched
  record ProviderResponse(
      String name,
      boolean enabled,
      @Nullable String reason,
      @Nullable UUID switchedBy,
      @Nullable Instant switchedAt) {

    static ProviderResponse of(String name, ProviderSwitches.@Nullable Position position) {
      return position == null
          ? new ProviderResponse(name, true, null, null, null)
          : new ProviderResponse(
              name,
              position.enabled(),
              position.reason(),
              position.switchedBy(),
              position.switchedAt());
    }
  }

  record SwitchRequest(@NotNull Boolean enabled, @NotBlank @Size(max = 500) String reason) {}

  @GET
  @Operation(summary = "The configured payment providers, and whether they take new top-ups")
  public Page<ProviderResponse> providers() throws SQLException {
    var positions = switches.read();
    var items =
        providers.enabled().stream()
            .map(PaymentProvider::name)
            .map(name -> ProviderResponse.of(name, positions.get(name)))
            .toList();
    return new Page<>(items, null);
  }

  @PUT
  @Path("/{name}")
  @Operation(
      summary =
          "The kill switch of a provider: while it is off no top-up is started with it; what was started before is still credited")
  public ProviderResponse switchProvider(
      @PathParam("name") String name, @Valid @NotNull SwitchRequest request) throws SQLException {
    if (providers.named(name).isEmpty()) {
      throw ProblemException.notFound(
          "PAYMENT_PROVIDER_NOT_FOUND", "There is no such payment provider.");
    }
    var operator = Caller.of(identity).id();
    var reason = request.reason().strip();
    acts.keepOn(
        Ids.next(), operator, request.enabled() ? "TOP_UPS_ON" : "TOP_UPS_OFF", name, reason);
    switches.write(name, request.enabled(), reason, operator);
    LOG.warnf("top-ups switched provider=%s enabled=%s", name, request.enabled());
    return ProviderResponse.of(name, switches.read().get(name));
  }
}
