package dev.bouquet.wallet.settlement;

import dev.bouquet.kit.http.IdempotencyKey;
import dev.bouquet.kit.http.Page;
import dev.bouquet.kit.problem.ProblemException;
import dev.bouquet.kit.security.Caller;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Payments that do not fit, for operators.
@Path("/v1/admin/payment-events")
@RolesAllowed("operator")
@RunOnVirtualThread
class PaymentEventResource {
  private final OddEventStore store;
  private final SecurityIdentity identity;

  PaymentEventResource(OddEventStore store, SecurityIdentity identity) {
    this.store = store;
    this.identity = identity;
  }

  record ResolveRequest(@NotBlank @Size(max = 500) String note) {}

  @GET
  @Operation(summary = "Events of providers that did not fit, the oldest first")
  public Page<OddEvent> events(
      @QueryParam("resolved") @DefaultValue("false") boolean resolved,
      @QueryParam("pageSize") @Nullable Integer pageSize,
      @QueryParam("pageToken") @Nullable String pageToken)
      throws SQLException {
    int size = Page.size(pageSize);
    var after = Page.after(pageToken, OddEvent.Place.BEFORE_ALL, OddEvent.Place::parse);
    return Page.of(store.page(resolved, after, size + 1), size, event -> event.place().format());
  }

  @POST
  @Path("/{provider}/{eventId}/resolution")
  @Operation(summary = "Says what was done about an event that did not fit; moves nothing itself")
  public Response resolve(
      @PathParam("provider") String provider,
      @PathParam("eventId") String eventId,
      @Valid @NotNull ResolveRequest request)
      throws SQLException {
    var operator = Caller.of(identity).id();
    var note = request.note().strip();
    boolean resolvedNow = store.resolve(provider, eventId, operator, note);
    var event = find(provider, eventId);
    if (!isBy(event, operator, note)) {
      throw ProblemException.refused(
          "PAYMENT_EVENT_RESOLVED", "Somebody has resolved this event already.");
    }
    return IdempotencyKey.answer(Response.ok(event), !resolvedNow);
  }

  private OddEvent find(String provider, String eventId) throws SQLException {
    return store
        .find(provider, eventId)
        .orElseThrow(() ->
            ProblemException.notFound(
                "PAYMENT_EVENT_NOT_FOUND", "There is no such event for an operator."));
  }

  private static boolean isBy(OddEvent event, UUID operator, String note) {
    return operator.equals(event.resolvedBy()) && note.equals(event.resolution());
  }
}
