package dev.bouquet.gift.exclusion;

import dev.bouquet.gift.exclusion.Exclusion.Kind;
import dev.bouquet.gift.exclusion.ExclusionStore.Act;
import dev.bouquet.kit.http.Page;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.kit.problem.ProblemException;
import dev.bouquet.kit.security.Caller;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.sql.SQLException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// The accounts that neither give nor receive gifts, for operators.
@Path("/v1/admin/gift-exclusions")
@RolesAllowed("operator")
@RunOnVirtualThread
class ExclusionResource {
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final ExclusionStore store;
  private final ExcludedPeople people;
  private final SecurityIdentity identity;

  ExclusionResource(ExclusionStore store, ExcludedPeople people, SecurityIdentity identity) {
    this.store = store;
    this.people = people;
    this.identity = identity;
  }

  record ExcludeRequest(@NotNull Kind kind, @NotBlank @Size(max = 500) String reason) {}

  record LiftRequest(@NotBlank @Size(max = 500) String reason) {}

  @GET
  @Operation(summary = "Whose accounts neither give nor receive gifts, by their ids")
  public Page<Exclusion> list(
      @QueryParam("pageSize") @Nullable Integer pageSize,
      @QueryParam("pageToken") @Nullable String pageToken)
      throws SQLException {
    int size = Page.size(pageSize);
    var after = Page.after(pageToken, BEFORE_ALL, UUID::fromString);
    return Page.of(store.page(after, size + 1), size, last -> last.personId().toString());
  }

  @PUT
  @Path("/{personId}")
  @Operation(summary = "Excludes an account, or says differently whose it is")
  public Exclusion exclude(
      @PathParam("personId") String personId, @Valid @NotNull ExcludeRequest request)
      throws SQLException {
    var excluded =
        store.exclude(
            person(personId), request.kind(), Caller.of(identity).id(), request.reason().strip());
    people.refresh();
    return excluded;
  }

  @DELETE
  @Path("/{personId}")
  @Operation(summary = "Lets an account give and receive gifts again; answers what was lifted")
  public Exclusion lift(@PathParam("personId") String personId, @Valid @NotNull LiftRequest request)
      throws SQLException {
    var lifted = store.lift(person(personId), Caller.of(identity).id(), request.reason().strip());
    people.refresh();
    return lifted.orElseThrow(ExclusionResource::notThere);
  }

  @GET
  @Path("/{personId}/acts")
  @Operation(summary = "Who excluded an account or lifted that, and why, newest first")
  public Page<Act> acts(
      @PathParam("personId") String personId,
      @QueryParam("pageSize") @Nullable Integer pageSize,
      @QueryParam("pageToken") @Nullable String pageToken)
      throws SQLException {
    int size = Page.size(pageSize);
    long before = Page.after(pageToken, Long.MAX_VALUE, Long::valueOf);
    var found = store.acts(person(personId), before, size + 1);
    return Page.of(found, size, last -> Long.toString(last.number()));
  }

  private static UUID person(String id) {
    return Ids.parse(id).orElseThrow(ExclusionResource::notThere);
  }

  private static ProblemException notThere() {
    return ProblemException.notFound(
        "GIFT_EXCLUSION_NOT_FOUND", "Nobody has excluded this account.");
  }
}
