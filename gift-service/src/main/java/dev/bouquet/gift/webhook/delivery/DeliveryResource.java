package dev.bouquet.gift.webhook.delivery;

import dev.bouquet.gift.webhook.delivery.Delivery.Status;
import dev.bouquet.gift.webhook.subscription.Subscription;
import dev.bouquet.gift.webhook.subscription.SubscriptionNotFound;
import dev.bouquet.gift.webhook.subscription.SubscriptionStore;
import dev.bouquet.kit.http.Page;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.kit.problem.ProblemException;
import dev.bouquet.kit.security.Caller;
import dev.bouquet.kit.sql.Transaction;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// What became of the messages to one of the caller's webhooks.
@Path("/v1/webhooks/{id}/deliveries")
@RolesAllowed("creator")
@RunOnVirtualThread
class DeliveryResource {
  private final DataSource pool;
  private final SecurityIdentity identity;

  DeliveryResource(DataSource pool, SecurityIdentity identity) {
    this.pool = pool;
    this.identity = identity;
  }

  @GET
  @Operation(summary = "Messages to a webhook, newest first, with what came of them")
  public Page<Delivery> list(
      @PathParam("id") String id,
      @QueryParam("status") @Nullable String status,
      @QueryParam("pageSize") @Nullable Integer pageSize,
      @QueryParam("pageToken") @Nullable String pageToken)
      throws SQLException {
    var only = status(status);
    int size = Page.size(pageSize);
    long before = Page.after(pageToken, Long.MAX_VALUE, Long::valueOf);
    return Transaction.run(
        pool,
        connection -> {
          var subscription = own(connection, id);
          var found = DeliveryStore.page(connection, subscription.id(), before, only, size + 1);
          return Page.of(found, size, last -> Long.toString(last.number()));
        });
  }

  @POST
  @Path("/{deliveryId}/replay")
  @Operation(
      summary = "Sends a message anew, with the same id and body; one that is pending stays so")
  public Response replay(@PathParam("id") String id, @PathParam("deliveryId") String deliveryId)
      throws SQLException {
    var delivery =
        Transaction.run(
            pool,
            connection -> {
              var subscription = own(connection, id);
              if (subscription.status() == Subscription.Status.DISABLED) {
                throw ProblemException.refused(
                    "WEBHOOK_SUBSCRIPTION_DISABLED",
                    "The target has said 410 Gone. A test event that it takes enables it again.");
              }
              return replay(connection, subscription.id(), deliveryId);
            });
    return Response.accepted(delivery).build();
  }

  private static Delivery replay(Connection connection, UUID subscription, String deliveryId)
      throws SQLException {
    var id = Ids.parse(deliveryId).orElseThrow(DeliveryResource::notFound);
    DeliveryStore.replay(connection, subscription, id);
    return DeliveryStore.find(connection, subscription, id).orElseThrow(DeliveryResource::notFound);
  }

  private Subscription own(Connection connection, String id) throws SQLException {
    var creator = Caller.of(identity).id();
    var parsed = Ids.parse(id).orElseThrow(SubscriptionNotFound::problem);
    return SubscriptionStore.find(connection, parsed, creator)
        .orElseThrow(SubscriptionNotFound::problem);
  }

  private static @Nullable Status status(@Nullable String text) {
    if (text == null) {
      return null;
    }
    return Arrays.stream(Status.values())
        .filter(status -> status.name().equals(text))
        .findFirst()
        .orElseThrow(() ->
            ProblemException.malformed(
                "WEBHOOK_DELIVERY_STATUS_UNKNOWN",
                "The status of a delivery is one of " + Arrays.toString(Status.values()) + "."));
  }

  private static ProblemException notFound() {
    return ProblemException.notFound(
        "WEBHOOK_DELIVERY_NOT_FOUND", "The webhook has no such delivery, or no longer.");
  }
}
