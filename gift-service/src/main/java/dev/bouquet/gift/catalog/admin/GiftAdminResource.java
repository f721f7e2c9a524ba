package dev.bouquet.gift.catalog.admin;

import dev.bouquet.gift.catalog.Catalog;
import dev.bouquet.gift.catalog.CatalogConfig;
import dev.bouquet.gift.catalog.CatalogStore;
import dev.bouquet.gift.catalog.Revision;
import dev.bouquet.gift.catalog.admin.GiftChangeStore.Author;
import dev.bouquet.kit.http.IdempotencyKey;
import dev.bouquet.kit.http.Page;
import dev.bouquet.kit.security.Caller;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// The catalog for operators.
@Path("/v1/admin/gifts")
@RolesAllowed("operator")
@RunOnVirtualThread
class GiftAdminResource {
  private final GiftEditor editor;
  private final CatalogStore store;
  private final Catalog catalog;
  private final CatalogConfig config;
  private final Clock clock;
  private final SecurityIdentity identity;

  GiftAdminResource(
      GiftEditor editor,
      CatalogStore store,
      Catalog catalog,
      CatalogConfig config,
      Clock clock,
      SecurityIdentity identity) {
    this.editor = editor;
    this.store = store;
    this.catalog = catalog;
    this.config = config;
    this.clock = clock;
    this.identity = identity;
  }

  /// @param takesEffectAt null: at once
  record CreateRequest(
      @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,63}") String id,
      @Valid @NotNull GiftRequest gift,
      @Nullable Instant takesEffectAt,
      @NotBlank @Size(max = 500) String reason) {}

  /// @param takesEffectAt null: at once
  record ChangeRequest(
      @Valid @NotNull GiftRequest gift,
      @Nullable Instant takesEffectAt,
      @NotBlank @Size(max = 500) String reason) {}

  /// @param takesEffectAt null: at once
  record RetireRequest(@Nullable Instant takesEffectAt, @NotBlank @Size(max = 500) String reason) {}

  record WithdrawRequest(@NotBlank @Size(max = 500) String reason) {}

  @GET
  @Operation(summary = "All gifts there ever were, by id, with what is scheduled for them")
  public Page<GiftRecord> gifts(
      @QueryParam("pageSize") @Nullable Integer pageSize,
      @QueryParam("pageToken") @Nullable String pageToken)
      throws SQLException {
    int size = Page.size(pageSize);
    var after = Page.after(pageToken, "", token -> token);
    var now = clock.instant();
    var found =
        store.page(after, size + 1).stream()
            .collect(
                Collectors.groupingBy(Revision::giftId, LinkedHashMap::new, Collectors.toList()))
            .values()
            .stream()
            .map(revisions -> GiftRecord.of(new GiftHistory(revisions), now))
            .toList();
    return Page.of(found, size, GiftRecord::id);
  }

  @GET
  @Path("/{giftId}")
  @Operation(summary = "A gift with what is scheduled for it")
  public Response gift(@PathParam("giftId") String giftId) throws SQLException {
    var gift = new GiftHistory(store.ofGift(giftId));
    if (!gift.exists()) {
      throw EditProblem.of(new EditResult.Missing());
    }
    return withBody(Response.ok(), gift).build();
  }

  @POST
  @Operation(summary = "Creates a gift, at once or at a time; asked for again it is the same one")
  public Response create(@Valid @NotNull CreateRequest request) throws SQLException {
    GiftRules.check(request.gift(), catalog.seasons());
    checkSchedule(request.takesEffectAt());
    var result =
        editor.create(
            request.id(),
            request.gift().content(),
            request.takesEffectAt(),
            author(request.reason()));
    var created = Response.created(URI.create("/v1/admin/gifts/" + request.id()));
    return answer(created, result);
  }

  @PUT
  @Path("/{giftId}")
  @Operation(summary = "Replaces all that a gift is, at once or at a time")
  public Response change(
      @PathParam("giftId") String giftId,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Valid @NotNull ChangeRequest request)
      throws SQLException {
    long version = GiftVersion.require(ifMatch);
    GiftRules.check(request.gift(), catalog.seasons());
    checkSchedule(request.takesEffectAt());
    var result =
        editor.change(
            giftId,
            version,
            request.gift().content(),
            request.takesEffectAt(),
            author(request.reason()));
    return answer(Response.ok(), result);
  }

  @POST
  @Path("/{giftId}/retirement")
  @Operation(summary = "Takes a gift out of the catalog for ever, at once or at a time")
  public Response retire(
      @PathParam("giftId") String giftId,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Valid @NotNull RetireRequest request)
      throws SQLException {
    long version = GiftVersion.require(ifMatch);
    checkSchedule(request.takesEffectAt());
    var result = editor.retire(giftId, version, request.takesEffectAt(), author(request.reason()));
    return answer(Response.ok(), result);
  }

  @POST
  @Path("/{giftId}/withdrawal")
  @Operation(summary = "Calls off the last change that is scheduled for a gift")
  public Response withdraw(
      @PathParam("giftId") String giftId,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Valid @NotNull WithdrawRequest request)
      throws SQLException {
    long version = GiftVersion.require(ifMatch);
    return answer(Response.ok(), editor.withdraw(giftId, version, author(request.reason())));
  }

  private void checkSchedule(@Nullable Instant takesEffectAt) {
    GiftRules.checkSchedule(takesEffectAt, clock.instant(), config.furthest());
  }

  private Author author(String reason) {
    return new Author(Caller.of(identity).id(), reason.strip());
  }

  private Response answer(Response.ResponseBuilder response, EditResult result) {
    return switch (result) {
      case EditResult.Done(var gift, boolean replayed) ->
          IdempotencyKey.answer(withBody(response, gift), replayed);
      case EditResult.Refused refused -> throw EditProblem.of(refused);
    };
  }

  private Response.ResponseBuilder withBody(Response.ResponseBuilder response, GiftHistory gift) {
    return response
        .entity(GiftRecord.of(gift, clock.instant()))
        .tag(GiftVersion.tag(gift.version()));
  }
}
