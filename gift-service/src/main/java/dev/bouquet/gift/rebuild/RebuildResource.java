package dev.bouquet.gift.rebuild;

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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Rebuilds for operators; the list is also the record of who asked for them, and why.
@Path("/v1/admin/gift-history/rebuilds")
@RolesAllowed("operator")
@RunOnVirtualThread
class RebuildResource {
  private static final Logger LOG = Logger.getLogger(RebuildResource.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private final RebuildService rebuilds;
  private final SecurityIdentity identity;

  RebuildResource(RebuildService rebuilds, SecurityIdentity identity) {
    this.rebuilds = rebuilds;
    this.identity = identity;
  }

  record RebuildRequest(@NotBlank @Size(max = 500) String reason) {}

  @POST
  @Operation(summary = "Has all read models of gifts filled anew; while one runs, it is the answer")
  public Response start(@Valid @NotNull RebuildRequest request) throws SQLException {
    return switch (startOrRetryLater(request.reason().strip())) {
      case StartResult.Started(var rebuild, var replayed) ->
          IdempotencyKey.answer(Response.accepted(rebuild), replayed);
      case StartResult.ChargesGone gone ->
          throw ProblemException.refused(
                  "CHARGES_GONE",
                  "charges.v1 no longer reaches back to the first gift that the tables know.")
              .with("partition", gone.partition())
              .with("firstGiftOffset", gone.firstGift())
              .with("earliestOffset", gone.earliest());
    };
  }

  private StartResult startOrRetryLater(String reason) throws SQLException {
    try {
      return rebuilds.start(Caller.of(identity).id(), reason);
    } catch (KafkaException e) {
      LOG.warnf("no rebuild reason=%s", e.toString());
      throw ProblemException.retryLater("Kafka does not answer.", RETRY_AFTER);
    }
  }

  @GET
  @Operation(summary = "Rebuilds, newest first")
  public Page<Rebuild> list(
      @QueryParam("pageSize") @Nullable Integer pageSize,
      @QueryParam("pageToken") @Nullable String pageToken)
      throws SQLException {
    int size = Page.size(pageSize);
    long before = Page.after(pageToken, Long.MAX_VALUE, Long::valueOf);
    return Page.of(rebuilds.page(before, size + 1), size, last -> Long.toString(last.number()));
  }

  @GET
  @Path("/{number}")
  @Operation(summary = "How far a rebuild is")
  public Rebuild get(@PathParam("number") String number) throws SQLException {
    var found =
        number.matches("[0-9]{1,18}")
            ? rebuilds.find(Long.parseLong(number))
            : Optional.<Rebuild>empty();
    return found.orElseThrow(
        () -> ProblemException.notFound("REBUILD_NOT_FOUND", "There is no such rebuild."));
  }
}
