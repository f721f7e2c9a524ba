package dev.bouquet.gift.gallery;

import dev.bouquet.kit.http.Page;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.kit.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// A creator's gallery as everybody sees it.
@Path("/v1/gift-galleries/{creatorId}")
@PermitAll
@RunOnVirtualThread
class GalleryResource {
  private final GalleryStore galleries;

  GalleryResource(GalleryStore galleries) {
    this.galleries = galleries;
  }

  @GET
  @Operation(summary = "Which gifts a creator has been given, by whom first and by whom most")
  public Page<GalleryItem> gallery(
      @PathParam("creatorId") String creatorId,
      @QueryParam("pageSize") @Nullable Integer pageSize,
      @QueryParam("pageToken") @Nullable String pageToken)
      throws SQLException {
    var creator =
        Ids.parse(creatorId)
            .orElseThrow(() ->
                ProblemException.notFound("CREATOR_NOT_FOUND", "The address names no creator."));
    int size = Page.size(pageSize);
    var after = Page.after(pageToken, "", text -> text);
    return Page.of(galleries.page(creator, false, after, size + 1), size, GalleryItem::giftId);
  }
}
