package dev.bouquet.gift.catalog.artwork;

import dev.bouquet.gift.catalog.Catalog;
import dev.bouquet.gift.catalog.GiftContent;
import dev.bouquet.kit.problem.ProblemException;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Icons and animations, also of gifts that are retired: those who got one may look at it. The
/// answer may be opened in a browser, so it forbids itself everything but its own styles.
@Path("/v1/gifts/{giftId}/{kind:icon|animation}")
@PermitAll
class ArtworkResource {
  private static final String SVG = "image/svg+xml";
  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final String A_DAY = "public, max-age=86400";
  private static final String A_MINUTE = "public, max-age=60";
  private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

  private final Catalog catalog;
  private final Clock clock;

  ArtworkResource(Catalog catalog, Clock clock) {
    this.catalog = catalog;
    this.clock = clock;
  }

  @GET
  @Operation(summary = "What a gift looks like, as SVG, or where its operators keep the picture")
  public Response picture(
      @PathParam("giftId") String giftId,
      @PathParam("kind") String name,
      @QueryParam("v") @Nullable String version,
      @Context Request request) {
    var kind = Artwork.Kind.valueOf(name.toUpperCase(Locale.ROOT));
    var content = find(giftId);
    var url = kind == Artwork.Kind.ICON ? content.iconUrl() : content.animationUrl();
    return url == null
        ? drawn(Artwork.of(kind, giftId, content.tier()), version, request)
        : elsewhere(url);
  }

  private GiftContent find(String giftId) {
    return catalog
        .timeline()
        .find(giftId, clock.instant())
        .orElseThrow(() ->
            ProblemException.notFound("GIFT_NOT_FOUND", "There is no such gift in the catalog."))
        .content();
  }

  private static Response drawn(Artwork artwork, @Nullable String version, Request request) {
    var unchanged = request.evaluatePreconditions(artwork.tag());
    var response = unchanged == null ? Response.ok(artwork.svg(), SVG) : unchanged;
    return response
        .tag(artwork.tag())
        .header(
            HttpHeaders.CACHE_CONTROL, artwork.tag().getValue().equals(version) ? FOR_EVER : A_DAY)
        .header("Content-Security-Policy", POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }

  private static Response elsewhere(String url) {
    return Response.status(Response.Status.FOUND)
        .location(URI.create(url))
        .header(HttpHeaders.CACHE_CONTROL, A_MINUTE)
        .build();
  }
}
