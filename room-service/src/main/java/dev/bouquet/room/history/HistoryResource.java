package dev.bouquet.room.history;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.bouquet.kit.http.Page;
import dev.bouquet.kit.security.Caller;
import dev.bouquet.room.command.RoomAnswers;
import dev.bouquet.room.command.RoomRefusals;
import dev.bouquet.room.directory.RoomLookup;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Looking back. Events speak of money, so they are for the room's host and for operators, and not
/// for moderators.
@Path("/v1/rooms")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"creator", "operator"})
@RunOnVirtualThread
public class HistoryResource {
  private final RoomLookup rooms;
  private final HistoryStore store;
  private final SecurityIdentity identity;

  HistoryResource(RoomLookup rooms, HistoryStore store, SecurityIdentity identity) {
    this.rooms = rooms;
    this.store = store;
    this.identity = identity;
  }

  /// A token goes on where its page ended, whatever the request says besides.
  @GET
  @Path("/{roomId}/events")
  @Operation(
      summary =
          "The room's gifts, those that went back, ended combos, goals, and which words were taken away, in the log's order; for its host and operators")
  public Page<PastEvent> events(
      @PathParam("roomId") String roomId,
      @QueryParam("afterEpoch") @Nullable String afterEpoch,
      @QueryParam("afterSeq") @Nullable String afterSeq,
      @QueryParam("pageSize") @Nullable Integer pageSize,
      @QueryParam("pageToken") @Nullable String pageToken)
      throws SQLException, InvalidProtocolBufferException {
    var id = RoomAnswers.roomId(roomId);
    requireHostOrOperator(id);
    int size = Page.size(pageSize);
    var asked = HistoryPlace.asked(afterEpoch, afterSeq);
    var place = Page.after(pageToken, asked, HistoryPlace::parse);
    var page =
        Page.of(store.after(id, place, size + 1), size, last -> HistoryPlace.of(last).format());
    return new Page<>(page.items().stream().map(PastEvent::of).toList(), page.nextPageToken());
  }

  private void requireHostOrOperator(UUID roomId) {
    var room = rooms.find(roomId).orElseThrow(RoomRefusals::roomNotFound);
    if (!identity.hasRole("operator")
        && !room.getHostId().equals(Caller.of(identity).id().toString())) {
      throw RoomRefusals.problem("NOT_ROOM_HOST", Duration.ZERO);
    }
  }
}
