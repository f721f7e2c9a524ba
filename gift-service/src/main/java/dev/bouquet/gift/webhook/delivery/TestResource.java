package dev.bouquet.gift.webhook.delivery;

import dev.bouquet.gift.webhook.subscription.Subscription;
import dev.bouquet.gift.webhook.subscription.Subscription.Status;
import dev.bouquet.gift.webhook.subscription.SubscriptionConfig;
import dev.bouquet.gift.webhook.subscription.SubscriptionNotFound;
import dev.bouquet.gift.webhook.subscription.SubscriptionStore;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.kit.problem.ProblemException;
import dev.bouquet.kit.security.Caller;
import dev.bouquet.kit.sql.Transaction;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Tries one of the caller's webhooks while they wait.
@Path("/v1/webhooks/{id}/test")
@RolesAllowed("creator")
@RunOnVirtualThread
class TestResource {
  private static final String TYPE = "webhook.test";

  private final DataSource pool;
  private final Sender sender;
  private final SubscriptionConfig config;
  private final Clock clock;
  private final SecurityIdentity identity;

  TestResource(
      DataSource pool,
      Sender sender,
      SubscriptionConfig config,
      Clock clock,
      SecurityIdentity identity) {
    this.pool = pool;
    this.sender = sender;
    this.config = config;
    this.clock = clock;
    this.identity = identity;
  }

  /// @param id the `webhook-id`
  /// @param statusCode what the target answered; absent where it did not
  /// @param error absent where it took the event
  record TestView(
      UUID id, boolean delivered, @Nullable Integer statusCode, @Nullable String error) {}

  /// Sent once, and kept nowhere. A target that takes it is no longer gone.
  @POST
  @Operation(summary = "Sends a test event to a webhook, and answers what came of it")
  public TestView test(@PathParam("id") String id) throws SQLException {
    var subscription = takeTurn(id, Caller.of(identity).id());
    var message =
        new Message(Ids.next(), TYPE, clock.instant(), new Message.Test(subscription.id()));
    var outcome = sender.send(subscription.id(), subscription.url(), message.id(), message.json());
    if (outcome.isSuccess() && subscription.status() == Status.DISABLED) {
      Transaction.<@Nullable Void, SQLException>run(
          pool,
          connection -> {
            SubscriptionStore.setStatus(connection, subscription.id(), Status.ACTIVE);
            return null;
          });
    }
    return new TestView(message.id(), outcome.isSuccess(), outcome.statusCode(), outcome.error());
  }

  private Subscription takeTurn(String id, UUID creator) throws SQLException {
    return Transaction.run(
        pool,
        connection -> {
          var parsed = Ids.parse(id).orElseThrow(SubscriptionNotFound::problem);
          var subscription =
              SubscriptionStore.find(connection, parsed, creator)
                  .orElseThrow(SubscriptionNotFound::problem);
          if (!SubscriptionStore.mayTest(connection, parsed, config.testInterval())) {
            throw ProblemException.tooMany(
                "WEBHOOK_TEST_TOO_SOON", "The webhook was tested just now.", config.testInterval());
          }
          return subscription;
        });
  }
}
