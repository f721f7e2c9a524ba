package dev.bouquet.gift.gallery;

import dev.bouquet.kit.http.Page;
import dev.bouquet.kit.security.Caller;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// The caller's own gallery: also with who sent quietly.
@Path("/v1/me/gift-gallery")
@RolesAllowed("creator")
@RunOnVirtualThread
class OwnGalleryResource {
  private final GalleryStore galleries;
  private final SecurityIdentity identity;

  OwnGalleryResource(GalleryStore galleries, SecurityIdentity identity) {
    this.galleries = galleries;
    this.identity = identity;
  }

  @GET
  @Operation(summary = "Which gifts the caller has been given, with those who sent quietly")
  public Page<GalleryItem> gallery(
      @QueryParam("pageSize") @Nullable Integer pageSize,
      @QueryParam("pageToken") @Nullable String pageToken)
      throws SQLException {
    int size = Page.size(pageSize);
    var after = Page.after(pageToken, "", text -> text);
    return Page.of(
        galleries.page(Caller.of(identity).id(), true, after, size + 1), size, GalleryItem::giftId);
  }
}
