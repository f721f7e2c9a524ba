package dev.bouquet.room.directory;

import dev.bouquet.kit.http.Page;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.kit.problem.ProblemException;
import dev.bouquet.room.view.RoomView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/// The public room directory.
@Path("/v1/rooms")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
public class RoomResource {
  private final RoomLookup lookup;
  private final RoomStore store;

  RoomResource(RoomLookup lookup, RoomStore store) {
    this.lookup = lookup;
    this.store = store;
  }

  /// Follows the rooms by about a second, unlike [#room].
  @GET
  public Page<RoomView> rooms(
      @QueryParam("status") @Nullable String status,
      @QueryParam("pageSize") @Nullable Integer pageSize,
      @QueryParam("pageToken") @Nullable String pageToken) {
    int size = Page.size(pageSize);
    var before = Page.after(pageToken, RoomPlace.FIRST, RoomPlace::parse);
    var page =
        Page.of(
            store.newest(before, statusOf(status), size + 1),
            size,
            room -> RoomPlace.of(room).format());
    return new Page<>(page.items().stream().map(RoomView::of).toList(), page.nextPageToken());
  }

  @GET
  @Path("/{roomId}")
  public RoomView room(@PathParam("roomId") String roomId) {
    return Ids.parse(roomId)
        .flatMap(lookup::find)
        .map(RoomView::of)
        .orElseThrow(() -> ProblemException.notFound("ROOM_NOT_FOUND", "There is no such room."));
  }

  private static RoomView.@Nullable Status statusOf(@Nullable String status) {
    if (status == null) {
      return null;
    }
    try {
      return RoomView.Status.valueOf(status);
    } catch (IllegalArgumentException e) {
      throw ProblemException.malformed(
          "INVALID_REQUEST", "The status must be SCHEDULED, LIVE or ENDED.");
    }
  }
}
