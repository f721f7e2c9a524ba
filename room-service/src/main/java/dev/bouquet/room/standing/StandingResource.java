package dev.bouquet.room.standing;

import dev.bouquet.contracts.room.v1.RoomSnapshot;
import dev.bouquet.kit.id.Ids;
import dev.bouquet.kit.problem.ProblemException;
import dev.bouquet.kit.security.Caller;
import dev.bouquet.room.hub.SnapshotArchive;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/// What a room amounts to.
@Path("/v1/rooms")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class StandingResource {
  private final SnapshotArchive archive;
  private final SecurityIdentity identity;

  StandingResource(SnapshotArchive archive, SecurityIdentity identity) {
    this.archive = archive;
    this.identity = identity;
  }

  record Goals(List<GoalView> items) {}

  @GET
  @Path("/{roomId}/leaderboard")
  @PermitAll
  public Leaderboard leaderboard(@PathParam("roomId") String roomId) {
    return Leaderboard.of(snapshot(roomId).getStanding());
  }

  @GET
  @Path("/{roomId}/goals")
  @PermitAll
  public Goals goals(@PathParam("roomId") String roomId) {
    return new Goals(
        snapshot(roomId).getStanding().getGoalsList().stream().map(GoalView::of).toList());
  }

  /// For its host only.
  @GET
  @Path("/{roomId}/sustainability")
  @RolesAllowed("creator")
  public Sustainability sustainability(@PathParam("roomId") String roomId) {
    var snapshot = snapshot(roomId);
    if (!snapshot.getRoom().getHostId().equals(Caller.of(identity).id().toString())) {
      throw new ProblemException(403, "NOT_ROOM_HOST", "Only the room's host may see this.");
    }
    return Sustainability.of(snapshot);
  }

  /// A room that charges speak of and nobody has created is none.
  private RoomSnapshot snapshot(String roomId) {
    return Ids.parse(roomId)
        .flatMap(archive::find)
        .filter(RoomSnapshot::hasRoom)
        .orElseThrow(() -> ProblemException.notFound("ROOM_NOT_FOUND", "There is no such room."));
  }
}
