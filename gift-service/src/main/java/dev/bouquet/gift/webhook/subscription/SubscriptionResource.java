package dev.bouquet.gift.webhook.subscription;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.bouquet.gift.webhook.signing.Secret;
import dev.bouquet.kit.http.IdempotencyKey;
import dev.bouquet.kit.http.Page;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.kit.problem.ProblemException;
import dev.bouquet.kit.security.Caller;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// The caller's own webhooks.
@Path("/v1/webhooks")
@RolesAllowed("creator")
@RunOnVirtualThread
class SubscriptionResource {
  private final SubscriptionService subscriptions;
  private final SecurityIdentity identity;

  SubscriptionResource(SubscriptionService subscriptions, SecurityIdentity identity) {
    this.subscriptions = subscriptions;
    this.identity = identity;
  }

  /// @param events those that are named twice count once
  record SubscriptionRequest(
      @NotBlank @Size(max = 2000) String url,
      @NotEmpty @Size(max = 10) List<@NotNull EventType> events) {}

  /// @param secret shown here and nowhere else
  record CreatedView(@JsonUnwrapped Subscription subscription, @Nullable String secret) {}

  record SecretView(String secret) {}

  @POST
  @Operation(summary = "Subscribes a URL to events; the answer has the secret they are signed with")
  public Response create(
      @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
      @Valid @NotNull SubscriptionRequest request)
      throws SQLException {
    var id = IdempotencyKey.require(key);
    var events = request.events().stream().distinct().sorted().toList();
    return switch (subscriptions.create(Caller.of(identity).id(), id, request.url(), events)) {
      case CreateResult.Created(var created, var secret, var replayed) ->
          IdempotencyKey.answer(
              Response.status(Response.Status.CREATED).entity(view(created, secret)), replayed);
      case CreateResult.TargetNotAllowed(var why) ->
          throw ProblemException.refused("WEBHOOK_TARGET_NOT_ALLOWED", why);
      case CreateResult.MalformedUrl() ->
          throw ProblemException.malformed("INVALID_REQUEST", "The request breaks a rule.")
              .withError("/url", "must be an absolute URL with a host");
      case CreateResult.LimitReached() ->
          throw ProblemException.refused(
                  "WEBHOOK_SUBSCRIPTION_LIMIT", "There are as many webhooks as a creator may have.")
              .with("limit", subscriptions.limit());
      case CreateResult.KeyReused() ->
          throw ProblemException.refused(
              "KEY_REUSED", "The Idempotency-Key was used for another request.");
      case CreateResult.DeletedSince() -> throw SubscriptionNotFound.problem();
    };
  }

  private static CreatedView view(Subscription subscription, @Nullable Secret secret) {
    return new CreatedView(subscription, secret == null ? null : secret.show());
  }

  @GET
  @Operation(summary = "The caller's webhooks, oldest first")
  public Page<Subscription> list(
      @QueryParam("pageSize") @Nullable Integer pageSize,
      @QueryParam("pageToken") @Nullable String pageToken)
      throws SQLException {
    int size = Page.size(pageSize);
    long after = Page.after(pageToken, 0L, Long::valueOf);
    var found = subscriptions.page(Caller.of(identity).id(), after, size + 1);
    return Page.of(found, size, last -> Long.toString(last.number()));
  }

  @DELETE
  @Path("/{id}")
  @Operation(summary = "Ends a webhook; what was still to be sent to it is not sent")
  public Response delete(@PathParam("id") String id) throws SQLException {
    var subscription = Ids.parse(id).orElseThrow(SubscriptionNotFound::problem);
    if (!subscriptions.delete(Caller.of(identity).id(), subscription)) {
      throw SubscriptionNotFound.problem();
    }
    return Response.noContent().build();
  }

  @POST
  @Path("/{id}/secret")
  @Operation(summary = "Gives a webhook a new secret; for a while the old one signs as well")
  public Response rotate(
      @PathParam("id") String id, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key)
      throws SQLException {
    var request = IdempotencyKey.require(key);
    var subscription = Ids.parse(id).orElseThrow(SubscriptionNotFound::problem);
    var rotation =
        subscriptions
            .rotate(Caller.of(identity).id(), subscription, request)
            .orElseThrow(SubscriptionNotFound::problem);
    return IdempotencyKey.answer(
        Response.ok(new SecretView(rotation.secret().show())), rotation.replayed());
  }
}
