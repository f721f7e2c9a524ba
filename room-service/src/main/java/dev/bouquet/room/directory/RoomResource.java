package dev.bouquet.room.directory;

import dev.bouquet.kit.http.Page;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.kit.problem.ProblemException;
import dev.bouquet.room.view.RoomView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

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
  public Page<RoomView> rooms(@BeanParam RoomQuery query) {
    return switch (query.order()) {
      case NEWEST -> newest(query);
      case VIEWERS -> mostWatched(query);
    };
  }

  private Page<RoomView> newest(RoomQuery query) {
    int size = Page.size(query.pageSize);
    var before = Page.after(query.pageToken, PlaceByAge.FIRST, PlaceByAge::parse);
    return views(
        Page.of(
            store.newest(before, query.filter(), size + 1),
            size,
            room -> PlaceByAge.of(room.record()).format()));
  }

  private Page<RoomView> mostWatched(RoomQuery query) {
    int size = Page.size(query.pageSize);
    var before = Page.after(query.pageToken, PlaceByViewers.FIRST, PlaceByViewers::parse);
    return views(
        Page.of(
            store.mostWatched(before, query.filter(), size + 1),
            size,
            room -> PlaceByViewers.of(room).format()));
  }

  private static Page<RoomView> views(Page<ListedRoom> page) {
    return new Page<>(
        page.items().stream().map(room -> RoomView.of(room.record(), room.viewers())).toList(),
        page.nextPageToken());
  }

  @GET
  @Path("/{roomId}")
  public RoomView room(@PathParam("roomId") String roomId) {
    return Ids.parse(roomId)
        .flatMap(lookup::find)
        .map(RoomView::of)
        .orElseThrow(() -> ProblemException.notFound("ROOM_NOT_FOUND", "There is no such room."));
  }
}
